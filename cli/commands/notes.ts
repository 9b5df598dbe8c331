import { Option } from 'commander';
import { organisationsOf } from '../../domain/acting.ts';
import { mayRead } from '../../domain/papers/terms.ts';
import { secretariatOf } from '../../domain/participation/standing.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Ledger } from '../../ledger/database.ts';
import { foldStream } from '../../ledger/fold.ts';
import { addWorkingNote, eraseWorkingNote, workingNotes } from '../../ledger/working-notes.ts';
import { readText } from '../actions/documents.ts';
import { checkText } from '../actions/limits.ts';
import { actorOf, checkActing } from '../actions/send.ts';
import { people } from '../actions/choices.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, requireStream, withLedger, type Session } from '../session.ts';
import { notesView, ownNote } from '../views/notes.ts';
import { renderNotes } from '../views/render-notes.ts';
import { requirePaper } from '../views/require-paper.ts';

/** `note add`, `list` and `erase`: working notes about papers, outside the ledger's chain. */
export function addNotes(registry: Registry): void {
  const { program, t } = registry;
  const group = program.command('note').description(t('help.note'));
  addAdd(registry, group);
  addList(registry, group);
  addErase(registry, group);
}

interface AddOptions {
  paper: string;
  clause?: string;
  audience?: 'organisation' | 'parties';
  as?: string;
  for?: string;
}

function addAdd({ t, action }: Registry, group: Registry['program']): void {
  const audience = new Option('--audience <audience>', t('help.note.audience'));
  group
    .command('add')
    .description(t('help.note.add'))
    .argument('<id>', t('help.id'))
    .argument('<text>', t('help.note.text'))
    .requiredOption('--paper <paper>', t('field.paper'))
    .option('--clause <clause>', t('field.clause'))
    .addOption(audience.choices(['organisation', 'parties']))
    .option('--as <person>', t('help.as'))
    .option('--for <organisation>', t('help.note.for'))
    .addHelpText(
      'after',
      `\n${examples(t, [
        'covenant note add model "Our members fear this" --paper covenant --clause commitments --as union-1-contact',
        'covenant note add model @thoughts.txt --paper covenant --audience parties --as union-1-contact',
      ])}`,
    )
    .action(
      action((session, id: string, text: string, options: AddOptions) =>
        withLedger(session, (ledger) => add(session, ledger, { id, text, options })),
      ),
    );
}

async function add(
  session: Session,
  ledger: Ledger,
  { id, text, options }: { id: string; text: string; options: AddOptions },
): Promise<void> {
  const { io } = session;
  const given = text.startsWith('@') ? await readText(io.folder, text.slice(1)) : text;
  const words = checkText('text', given);
  const { stream, state } = await covenantOf(ledger, id);
  const { person, organisation } = await writerOf(session, state, options);
  const { paper, clause = null, audience = 'organisation' } = options;
  requireReadable(state, { person, organisation, paper });
  if (clause !== null) requireClause(state, paper, clause);
  const note = { stream, paper, clause, organisation, person, audience, words, written_at: io.now() };
  const noteId = await addWorkingNote(ledger.db, note);
  answer(session, { covenant: state.slug, note: noteId, paper, clause, audience }, () =>
    session.t('note.added', { note: noteId, covenant: state.slug }),
  );
}

async function covenantOf(ledger: Ledger, id: string): Promise<{ stream: string; state: CovenantState }> {
  const { stream } = await requireStream(ledger, id);
  return { stream, state: await foldStream(ledger.db, stream) };
}

/**
 * Who acts, and for which organisation: the own one, or one that lets that person act for it. Errors: PERSON_MISSING,
 * PERSON_UNKNOWN, NOTE_FOR_OTHERS.
 */
async function writerOf(
  session: Session,
  state: CovenantState,
  { as, for: named }: { as?: string | undefined; for?: string | undefined },
): Promise<{ person: string; organisation: string }> {
  checkActing({ as, for: named });
  const person = await actorOf(session, { as }, people(state));
  const known = state.people[person];
  if (!known) {
    const near = nearest(person, Object.keys(state.people));
    throw new CliError('PERSON_UNKNOWN', { person, ...(near ? { near } : {}) });
  }
  const organisation = named ?? known.organisation;
  const organisations = organisationsOf(state, person);
  if (!organisations.includes(organisation))
    throw new CliError('NOTE_FOR_OTHERS', { person, organisation, organisations: organisations.join(', ') });
  return { person, organisation };
}

function requireReadable(
  state: CovenantState,
  { person, organisation, paper }: { person: string; organisation: string; paper: string },
): void {
  const terms = requirePaper(state, paper);
  if (!mayRead(state, { organisation, person }, terms))
    throw new CliError('PAPER_CLOSED', { person, paper, covenant: state.slug });
}

/** A clause that was tabled, or a part that is still to be written. Error: PAPER_HAS_NO_CLAUSE. */
function requireClause(state: CovenantState, paper: string, clause: string): void {
  const tabled = (state.papers[paper]?.clauses ?? []).map((one) => one.clause);
  const parts = (requirePaper(state, paper).parts ?? []).map(({ id }) => id);
  const known = [...new Set([...tabled, ...parts])];
  if (known.includes(clause)) return;
  const near = nearest(clause, known);
  const clauses = known.join(', ') || '–';
  throw new CliError('PAPER_HAS_NO_CLAUSE', { paper, clause, clauses, ...(near ? { near } : {}) });
}

function addList({ t, action }: Registry, group: Registry['program']): void {
  group
    .command('list')
    .description(t('help.note.list'))
    .argument('<id>', t('help.id'))
    .option('--paper <paper>', t('field.paper'))
    .option('--as <person>', t('help.note.as'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant note list model --as union-1-contact', 'covenant note list model --paper covenant --json'])}`,
    )
    .action(
      action((session, id: string, options: { paper?: string; as?: string }) =>
        withLedger(session, (ledger) => list(session, ledger, { id, options })),
      ),
    );
}

async function list(
  session: Session,
  ledger: Ledger,
  { id, options: { paper, as } }: { id: string; options: { paper?: string; as?: string } },
): Promise<void> {
  const { stream, state } = await covenantOf(ledger, id);
  if (paper !== undefined) requirePaper(state, paper);
  const writer = as === undefined ? null : await writerOf(session, state, { as });
  const organisations = writer ? organisationsOf(state, writer.person) : [secretariatOf(state)];
  const notes = (await workingNotes(ledger.db, stream)).filter(
    (note) => paper === undefined || note.paper === paper,
  );
  const view = notesView(state, notes, { organisations, as: as ?? null });
  answer(session, view, () => renderNotes(session, view));
}

function addErase({ t, action }: Registry, group: Registry['program']): void {
  group
    .command('erase')
    .description(t('help.note.erase'))
    .argument('<id>', t('help.id'))
    .argument('<note>', t('help.note.note'))
    .option('--as <person>', t('help.as'))
    .addHelpText('after', `\n${examples(t, ['covenant note erase model 3f9a01c2 --as union-1-contact'])}`)
    .action(
      action((session, id: string, note: string, { as }: { as?: string }) =>
        withLedger(session, (ledger) => erase(session, ledger, { id, note, as })),
      ),
    );
}

/** Its writer's organisation erases a note, or an officer at its request, who need not be able to read it. */
async function erase(
  session: Session,
  ledger: Ledger,
  { id, note, as }: { id: string; note: string; as: string | undefined },
): Promise<void> {
  const { stream, state } = await covenantOf(ledger, id);
  const { person } = await writerOf(session, state, { as });
  const found = (await workingNotes(ledger.db, stream)).find((one) => one.id === note);
  if (!found) throw new CliError('NOTE_UNKNOWN', { note, covenant: state.slug });
  if (!ownNote(state, found, person))
    throw new CliError('NOTE_OF_OTHERS', { note, organisation: found.organisation });
  await eraseWorkingNote(ledger.db, stream, note);
  answer(session, { covenant: state.slug, note, erased: true }, () => session.t('note.erased', { note }));
}
