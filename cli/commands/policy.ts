import type { ActType } from '../../domain/act-policy.ts';
import { mayGive, mayNow } from '../../domain/may.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import type { Ledger } from '../../ledger/database.ts';
import { people } from '../actions/choices.ts';
import { commandType } from '../actions/gather.ts';
import { actorOf, checkActing, requireActor } from '../actions/send.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { eyesOf } from '../views/eyes.ts';
import { readCovenants } from '../views/folded.ts';
import { policyView, renderPolicy } from '../views/render-policy.ts';
import { renderAnswer, renderPossible } from '../views/render-may.ts';

/** `policy` shows who may do what; `may` what one person may do in a covenant as it stands. */
export function addPolicy(registry: Registry): void {
  addTable(registry);
  addMay(registry);
}

function addTable({ program, t, action }: Registry): void {
  program
    .command('policy')
    .description(t('help.policy'))
    .addHelpText('after', `\n${examples(t, ['covenant policy', 'covenant policy --json'])}`)
    .action(
      action(async (session) => {
        const view = policyView();
        answer(session, { policy: view }, () => renderPolicy(session, view));
      }),
    );
}

function addMay({ program, t, action }: Registry): void {
  const usage = [
    'covenant may textile --as union-1-contact',
    'covenant may textile CloseGate --as officer-1',
    'covenant may textile GivePosition --as company-1-contact --json',
  ];
  program
    .command('may')
    .description(t('help.may'))
    .argument('<id>', t('help.id'))
    .argument('[command]', t('help.may.command'))
    .option('--as <person>', t('help.may.as'))
    .addHelpText('after', `\n${examples(t, usage)}`)
    .action(
      action((session, id: string, command: string | undefined, { as }: { as?: string }) => {
        checkActing({ as });
        requireActor(session, { as });
        const type = command === undefined ? undefined : commandType(command);
        return withLedger(session, (ledger) => may(session, ledger, { id, type, as }));
      }),
    );
}

async function may(
  session: Session,
  ledger: Ledger,
  { id, type, as }: { id: string; type: ActType | undefined; as: string | undefined },
): Promise<void> {
  const { covenants } = await readCovenants(session, ledger, { id });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  const { state } = covenant;
  const person = await actorOf(session, { as }, people(state));
  await eyesOf(ledger.db, covenants, person);
  const asked = { covenant: covenant.covenant, person, phase: state.phase };
  if (type === undefined) {
    const possible = mayNow(state, person);
    return answer(session, { ...asked, may: possible }, () =>
      renderPossible(session, state, person, possible),
    );
  }
  const found = mayGive(state, person, type);
  const { refusal } = found;
  const said = refusal && {
    code: refusal.code,
    rule: refusal.rule,
    message: describeRefusal(refusal, session.language),
  };
  answer(session, { ...asked, ...found, refusal: said }, () => renderAnswer(session, state, person, found));
}
