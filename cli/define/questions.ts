import { safeParse } from 'zod/mini';
import { slugSchema } from '../../domain/primitives.ts';
import { organisationKindSchema } from '../../domain/definition.ts';
import type { Question } from '../ports.ts';
import type { Session } from '../session.ts';
import { word } from '../views/render.ts';
import { answersSchema, type Answers } from './answers.ts';
import { CliError } from '../failures.ts';

/** Asks one question after the other for a new definition; each has words that say what it is for. */
export async function askAnswers(session: Session): Promise<Answers> {
  const ask = new Asking(session);
  const nl = await ask.text('define.ask.name.nl');
  const en = await ask.text('define.ask.name.en');
  const id = await ask.slug('define.ask.id', slugOf(en));
  const sector = { nl: await ask.text('define.ask.sector.nl'), en: await ask.text('define.ask.sector.en') };
  const years = await ask.optional('define.ask.term');
  const secretariat = await ask.text('define.ask.secretariat');
  const office = slugOf(secretariat);
  const officer = await askPerson(ask, office, 'officer');
  const organisations: Answers['organisations'] = [];
  const people: Answers['people'] = [officer];
  do {
    const organisation = await askOrganisation(ask);
    organisations.push(organisation);
    people.push(await askPerson(ask, organisation.id, 'contact'));
  } while (await ask.yes('define.ask.more'));
  people.push(await askPerson(ask, office, 'chair'));
  const informationPhase = await ask.yes('define.ask.information');
  const lettersBlock = informationPhase && (await ask.yes('define.ask.letters'));
  return sound({
    id,
    name: { nl, en },
    sector,
    termYears: years === '' ? null : Number(years),
    secretariat: { id: office, name: secretariat },
    organisations,
    people,
    informationPhase,
    lettersBlock,
  });
}

async function askOrganisation(ask: Asking): Promise<Answers['organisations'][number]> {
  const name = await ask.text('define.ask.organisation');
  const id = await ask.slug('define.ask.id', slugOf(name));
  const kind = await ask.choice('define.ask.kind', organisationKindSchema.options);
  const participation = await ask.choice('define.ask.participation', [
    'party',
    'affiliated-company',
  ] as const);
  return { id, name, kind, participation };
}

async function askPerson(
  ask: Asking,
  organisation: string,
  role: 'officer' | 'chair' | 'contact',
): Promise<Answers['people'][number]> {
  const name = await ask.text(`define.ask.person.${role}`);
  const address = await ask.text('define.ask.address');
  const id = role === 'contact' ? `${organisation}-contact` : slugOf(name);
  return { id, organisation, name, address, language: 'nl', role };
}

function sound(answers: unknown): Answers {
  const parsed = answersSchema.safeParse(answers);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new CliError('FIELD_INVALID', { field, value: '', expected: issue?.message ?? 'expected-value' });
}

/** Lower-case words with hyphens of what somebody typed, as an id. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'x'
  );
}

type AskKey = Extract<Parameters<Session['t']>[0], `define.ask.${string}`>;

class Asking {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  text(key: AskKey): Promise<string> {
    return this.one(key, { kind: 'text' });
  }

  optional(key: AskKey): Promise<string> {
    return this.one(key, { kind: 'number', optional: true });
  }

  /** An id, with one made of the name where nothing is typed. */
  async slug(key: AskKey, proposal: string): Promise<string> {
    const given = await this.one(key, { kind: 'name', optional: true }, { proposal });
    const id = given === '' ? proposal : given;
    if (safeParse(slugSchema, id).success) return id;
    throw new CliError('FIELD_INVALID', { field: 'id', value: `“${id}”`, expected: 'expected-slug' });
  }

  async yes(key: AskKey): Promise<boolean> {
    return (await this.one(key, { kind: 'yes-no' })) === 'true';
  }

  async choice<T extends string>(key: AskKey, values: readonly T[]): Promise<T> {
    const choices = values.map((value) => ({ value, name: word(this.session, value) }));
    return (await this.one(key, { kind: 'choice', choices })) as T;
  }

  private async one(
    key: AskKey,
    question: Partial<Question> & Pick<Question, 'kind'>,
    parameters: Record<string, string> = {},
  ): Promise<string> {
    const { services, t } = this.session;
    const answer = await services.ask({ text: t(key, parameters), choices: [], ...question });
    return answer.trim();
  }
}
