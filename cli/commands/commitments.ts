import type { ContentReference } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import type { Ledger } from '../../ledger/database.ts';
import { commitmentsView, type CommitmentsContext, type CommitmentsView } from '../views/commitments.ts';
import { lookerOf, type Looking } from '../views/eyes.ts';
import { figuresIn } from '../views/estimates.ts';
import { renderCommitments } from '../views/render-commitments.ts';
import { renderRisks } from '../views/render-risks.ts';
import { risksView, type RisksView } from '../views/risks.ts';
import type { Step } from '../views/steps.ts';
import { readTexts } from '../views/texts.ts';
import { addLooking, lookFolded } from './looking.ts';

/** `risks` and `commitments`: what the table finds grave and what it promised, read from the ledger. */
export function addCommitments(registry: Registry): void {
  addRisks(registry);
  addList(registry);
}

function addRisks({ program, t, action }: Registry): void {
  const usage = ['covenant risks model', 'covenant risks model --as union-1-contact --json'];
  const command = program.command('risks').description(t('help.risks')).argument('<id>', t('help.id'));
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, async (ledger) => {
          const { steps, context } = await seen(session, ledger, id, looking);
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

interface ListWords extends Looking {
  owner?: string;
  theme?: string;
}

function addList({ program, t, action }: Registry): void {
  const usage = [
    'covenant commitments model',
    'covenant commitments model --owner branch-1 --lang nl',
    'covenant commitments model --theme health --as union-1-contact --json',
  ];
  const command = program
    .command('commitments')
    .description(t('help.commitments'))
    .argument('<id>', t('help.id'))
    .option('--owner <owner>', t('help.commitments.owner'))
    .option('--theme <theme>', t('help.commitments.theme'));
  addLooking(command, t)
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, words: ListWords) =>
        withLedger(session, (ledger) => list(session, ledger, id, words)),
      ),
    );
}

async function list(session: Session, ledger: Ledger, id: string, words: ListWords): Promise<void> {
  const { steps, context, state } = await seen(session, ledger, id, words);
  const { owner, theme } = words;
  if (owner !== undefined) checkOwner(state, owner);
  if (theme !== undefined) checkTheme(state, theme);
  const figures = await readTexts(ledger.db, referred(figuresIn(steps)));
  const view = commitmentsView(steps, { ...context, owner, theme, figures });
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

interface Seen {
  steps: Step[];
  state: CovenantState;
  context: Pick<CommitmentsContext, 'viewer' | 'as' | 'today'>;
}

/** One covenant through the eyes that were asked for. Errors: those of `lookFolded`. */
async function seen(session: Session, ledger: Ledger, id: string, looking: Looking): Promise<Seen> {
  const { steps, viewer, today, covenant } = await lookFolded(session, ledger, id, looking);
  return { steps, state: covenant.state, context: { viewer, as: lookerOf(looking), today } };
}

function referred(references: readonly (ContentReference | null)[]): { text: ContentReference | null }[] {
  return references.map((text) => ({ text }));
}

/** A view with the short texts that it refers to, by their reference, for whoever reads it as JSON. */
function withTexts<T>(view: T, texts: ReadonlyMap<string, string | null>): T & { texts: object } {
  return { ...view, texts: Object.fromEntries(texts) };
}
