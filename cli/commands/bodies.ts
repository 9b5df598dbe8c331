import type { Ledger } from '../../ledger/database.ts';
import { viewerOf } from '../../domain/visibility.ts';
import { CliError } from '../failures.ts';
import { examples, type Registry } from '../registry.ts';
import { answer, withLedger, type Session } from '../session.ts';
import { attendanceOf } from '../views/attendance.ts';
import { bodiesView } from '../views/bodies.ts';
import { eyesOf, lookerOf, type Looking } from '../views/eyes.ts';
import { readCovenants, type Folded } from '../views/folded.ts';
import { participationOverview, sitsInSteeringGroup } from '../views/participation-overview.ts';
import { readSteps } from '../views/read-steps.ts';
import { renderBodies } from '../views/render-bodies.ts';
import { renderParticipationOverview } from '../views/render-participation-overview.ts';
import { addLooking, lookFolded } from './looking.ts';

/** `bodies` and `attendance`: who sits in the bodies of a covenant, and who comes to their meetings. */
export function addBodies(registry: Registry): void {
  addBodyList(registry);
  addAttendance(registry);
}

function addBodyList({ program, t, action }: Registry): void {
  const command = program.command('bodies').description(t('help.bodies')).argument('<id>', t('help.id'));
  addLooking(command, t)
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant bodies gold', 'covenant bodies gold --as union-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, looking: Looking) =>
        withLedger(session, async (ledger) => {
          const { covenant, viewer } = await lookFolded(session, ledger, id, looking);
          const view = bodiesView(covenant, viewer, lookerOf(looking));
          answer(session, view, () => renderBodies(session, view));
        }),
      ),
    );
}

function addAttendance({ program, t, action }: Registry): void {
  program
    .command('attendance')
    .description(t('help.attendance'))
    .argument('<id>', t('help.id'))
    .option('--as <person>', t('help.viewAs'))
    .addHelpText(
      'after',
      `\n${examples(t, ['covenant attendance gold', 'covenant attendance gold --as ngo-1-contact --json'])}`,
    )
    .action(
      action((session, id: string, { as }: Looking) =>
        withLedger(session, (ledger) => attendance(session, ledger, id, as)),
      ),
    );
}

/** Errors: ATTENDANCE_NOT_YOURS for who is neither of the secretariat nor in a steering group. */
async function attendance(
  session: Session,
  ledger: Ledger,
  id: string,
  as: string | undefined,
): Promise<void> {
  const covenant = await requireCovenant(session, ledger, id);
  await eyesOf(ledger.db, [covenant], as);
  if (as !== undefined && !maySeeAttendance(covenant, as))
    throw new CliError('ATTENDANCE_NOT_YOURS', { person: as, id: covenant.covenant });
  const attended = attendanceOf(await readSteps(ledger, covenant.stream));
  const view = participationOverview(covenant.state, attended, as ?? null);
  answer(session, view, () => renderParticipationOverview(session, view));
}

function maySeeAttendance({ state }: Folded, person: string): boolean {
  return viewerOf(state, person) === 'secretariat' || sitsInSteeringGroup(state, person);
}

/** One covenant, folded. Error: COVENANT_UNKNOWN. */
async function requireCovenant(session: Session, ledger: Ledger, id: string): Promise<Folded> {
  const { covenants } = await readCovenants(session, ledger, { id });
  const [covenant] = covenants;
  if (!covenant) throw new CliError('COVENANT_UNKNOWN', { id });
  return covenant;
}
