import type { ContentReference } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withLedger, type Session } from '../session.ts';
import type { Ledger } from '../../ledger/database.ts';
import { commitmentsView, type CommitmentsContext, type CommitmentsView } from '../views/commitments.ts';
import { eyesOf } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { readSteps } from '../views/read-steps.ts';
import { renderCommitments } from '../views/render-commitments.ts';
import { renderRisks } from '../views/render-risks.ts';
import { risksView, type RisksView } from '../views/risks.ts';
import type { Step } from '../views/steps.ts';
import { readTexts } from '../views/texts.ts';

/** `risks` and `commitments`: what the table finds grave and what it promised, read from the ledger. */
export function addCommitments(registry: Registry): void {
  addRisks(registry);
  addList(registry);
}

function addRisks({ program, t, action }: Registry): void {
  const usage = ['covenant risks model', 'covenant risks model --as union-1-contact --json'];
  program
    .command('risks')
    .description(t('help.risks'))
    .argument('<id>', t('help.id'))
    .option('--as <person>', t('help.viewAs'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, { as }: { as?: string }) =>
        withLedger(session, async (ledger) => {
          const { steps, context } = await look(session, ledger, { id, as });
          const view = risksView(steps, context);
          if (!view) throw new CliError('COVENANT_UNKNOWN', { id });
          const texts = await readTexts(ledger.db, referred(riskTexts(view)));
          answer(session, withTexts(view, texts), () => renderRisks(session, view, texts));
        }),
      ),
    );
}

function riskTexts({ priorities, risks }: RisksView): (ContentReference | null)[] {
  return [priorities?.note ?? null, ...risks.map(({ text }) => text)];
}

interface ListWords {
  as?: string;
  owner?: string;
  theme?: string;
}

function addList({ program, t, action }: Registry): void {
  const usage = [
    'covenant commitments model',
    'covenant commitments model --owner branch-1 --lang nl',
    'covenant commitments model --theme health --as union-1-contact --json',
  ];
  program
    .command('commitments')
    .description(t('help.commitments'))
    .argument('<id>', t('help.id'))
    .option('--owner <owner>', t('help.commitments.owner'))
    .option('--theme <theme>', t('help.commitments.theme'))
    .option('--as <person>', t('help.viewAs'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, words: ListWords) =>
        withLedger(session, (ledger) => list(session, ledger, id, words)),
      ),
    );
}

async function list(session: Session, ledger: Ledger, id: string, words: ListWords): Promise<void> {
  const { steps, context, state } = await look(session, ledger, { id, as: words.as });
  const { owner, theme } = words;
  if (owner !== undefined) checkOwner(state, owner);
  if (theme !== undefined) checkTheme(state, theme);
  const view = commitmentsView(steps, { ...context, owner, theme });
  if (!view) throw new CliError('COVENANT_UNKNOWN', { id });
  const texts = await readTexts(ledger.db, referred(commitmentTexts(view)));
  answer(session, withTexts(view, texts), () => renderCommitments(session, view, texts));
}

function commitmentTexts({ commitments, estimate }: CommitmentsView): (ContentReference | null)[] {
  const estimates = [estimate, ...commitments.map((commitment) => commitment.estimate)];
  return [
    ...commitments.flatMap(({ text, target, baseline }) => [text, target, baseline]),
    ...commitments.flatMap(({ revisions }) => revisions.map(({ because }) => because)),
    ...estimates.flatMap((one) => one?.from.map(({ text }) => text) ?? []),
  ];
}

function checkOwner(state: CovenantState, owner: string): void {
  const bodies = [
    ...(state.definition?.bodies ?? []).map(({ id }) => id),
    ...Object.keys(state.bodies.setUp),
  ];
  const known = [...Object.keys(state.participants), ...bodies];
  if (known.includes(owner)) return;
  const near = nearest(owner, known);
  throw new CliError('ORGANISATION_UNKNOWN', { organisation: owner, ...(near ? { near } : {}) });
}

function checkTheme(state: CovenantState, theme: string): void {
  const used = Object.values(state.commitments.made).flatMap((commitment) => commitment.theme ?? []);
  const known = new Set([...(state.definition?.themes ?? []).map(({ id }) => id), ...used]);
  if (known.has(theme)) return;
  const expected = [...known].join(', ') || '–';
  throw new CliError('FIELD_INVALID', { field: '--theme', value: `“${theme}”`, expected });
}

interface Looked {
  steps: Step[];
  state: CovenantState;
  context: CommitmentsContext;
}

/** The events of one covenant, and through whose eyes they are seen. Errors: COVENANT_UNKNOWN, PERSON_UNKNOWN. */
async function look(
  session: Session,
  ledger: Ledger,
  { id, as }: { id: string; as: string | undefined },
): Promise<Looked> {
  const { today, covenants } = await readCovenants(session, ledger, { id });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  const eyes = await eyesOf(ledger.db, covenants, as);
  const { stream } = await requireStream(ledger, id);
  const context = { viewer: eyes(covenant), as: as ?? null, today };
  return { steps: await readSteps(ledger, stream), state: covenant.state, context };
}

function referred(references: readonly (ContentReference | null)[]): { text: ContentReference | null }[] {
  return references.map((text) => ({ text }));
}

/** A view with the short texts that it refers to, by their reference, for whoever reads it as JSON. */
function withTexts<T>(view: T, texts: ReadonlyMap<string, string | null>): T & { texts: object } {
  return { ...view, texts: Object.fromEntries(texts) };
}
