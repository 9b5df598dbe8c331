import { isRealDate, offsetSchema, periodSchema } from '../../domain/primitives.ts';
import type { Impossible, Supposition } from '../../domain/suppositions.ts';
import { whatIf, type Change } from '../../domain/what-if.ts';
import { CliError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { ofOfficer } from '../views/eyes.ts';
import { dutyNameIn, readCovenants, type Folded } from '../views/folded.ts';
import { aheadName, organisationName } from '../views/names.ts';
import { renderWhatIf, type NamedChange } from '../views/render-what-if.ts';
import { collect } from './acting-options.ts';
import { invalid, toAssignment, toDate } from './option-values.ts';

/** `what-if`: a pure look ahead. It reads the ledger once, writes nothing and needs no engine. */
export function addWhatIf({ program, t, action }: Registry): void {
  const usage = [
    'covenant what-if textile --shift midterm-review=P3W',
    'covenant what-if textile --suspend company-1=P6W --withdraw company-2 --json',
    'covenant what-if textile --extend location-list/company-1#2=2028-06-30',
  ];
  program
    .command('what-if')
    .description(t('help.whatIf'))
    .argument('<id>', t('help.id'))
    .option('--shift <date=value>', t('help.whatIf.shift'), collect)
    .option('--suspend <name>', t('help.whatIf.suspend'), collect)
    .option('--withdraw <organisation>', t('help.whatIf.withdraw'), collect)
    .option('--extend <obligation=date>', t('help.whatIf.extend'), collect)
    .option('--as <person>', t('help.viewOfficer'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, words: Words) => suppose(session, id, toSuppositions(words), words.as)),
    );
}

interface Words {
  as?: string;
  shift?: string[];
  suspend?: string[];
  withdraw?: string[];
  extend?: string[];
}

/** What was typed as suppositions. Errors: FIELD_INVALID, NOTHING_SUPPOSED. */
function toSuppositions({ shift = [], suspend = [], withdraw = [], extend = [] }: Words): Supposition[] {
  const suppositions = [
    ...shift.map(toShift),
    ...suspend.map(toSuspension),
    ...withdraw.map((name): Supposition => ({ kind: 'withdraw', name })),
    ...extend.map(toExtension),
  ];
  if (suppositions.length === 0) throw new CliError('NOTHING_SUPPOSED');
  return suppositions;
}

function toShift(text: string): Supposition {
  const { name, value: to } = toAssignment('--shift', text);
  if (!isRealDate(to) && !offsetSchema.safeParse(to).success) throw invalid('--shift', to, 'expected-shift');
  return { kind: 'shift', name, to };
}

function toSuspension(text: string): Supposition {
  if (!text.includes('=')) return { kind: 'suspend', name: text, during: null };
  const { name, value: during } = toAssignment('--suspend', text);
  if (!periodSchema.safeParse(during).success) throw invalid('--suspend', during, 'expected-period');
  return { kind: 'suspend', name, during };
}

function toExtension(text: string): Supposition {
  const { name, value } = toAssignment('--extend', text);
  return { kind: 'extend', name, due: toDate('--extend', value) };
}

async function suppose(
  session: Session,
  id: string,
  suppositions: Supposition[],
  as: string | undefined,
): Promise<void> {
  const covenants = await withLedger(session, async (ledger) => {
    const { covenants: read } = await readCovenants(session, ledger, { id });
    return ofOfficer(ledger.db, read, { as, command: 'what-if' });
  });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  const { state, today } = covenant;
  if (state.status !== 'open') throw notRunning(session, covenant);
  const found = whatIf(state, suppositions, today);
  if ('problem' in found) throw toFailure(found);
  const changes = found.changes.map((change) => named(covenant, change));
  const view = { covenant: covenant.covenant, today, suppositions, ...found, changes };
  answer(session, view, () => renderWhatIf(session, view));
}

function notRunning({ t }: Session, { covenant, state }: Folded): CliError {
  return new CliError('COVENANT_NOT_RUNNING', { id: covenant, status: t(`word.${state.status}`) });
}

function toFailure({ problem, kind, name, known }: Impossible): CliError {
  if (problem === 'date-unset') return new CliError('SUPPOSED_DATE_UNSET', { name });
  const near = nearest(name, known);
  const some =
    known.length > SHOWN ? `${known.slice(0, SHOWN).join(', ')} … (${known.length})` : known.join(', ');
  return new CliError('SUPPOSITION_UNKNOWN', {
    option: `--${kind}`,
    name,
    known: some || '–',
    ...(near ? { near } : {}),
  });
}

/** Names that a failure tells at once. */
const SHOWN = 12;

function named(covenant: Folded, change: Change): NamedChange {
  const { state } = covenant;
  const { owner, kind, id } = change;
  const ownerName = owner === null ? null : organisationName(state, owner);
  const name = kind === 'obligation' ? dutyNameIn(covenant, id) : aheadName(state, change);
  return { ...change, name, ownerName };
}
