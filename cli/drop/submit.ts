import type { Draft } from '../../client/client.ts';
import { CovenantError } from '../../client/errors.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { foldStream } from '../../ledger/fold.ts';
import { commandById } from '../../ledger/read.ts';
import type { LedgerDatabase } from '../../ledger/schema.ts';
import { findStream } from '../../ledger/streams.ts';
import { basename, extname } from 'node:path';
import type { DroppedReport, DropPorts } from './drop-folder.ts';
import { Rejection } from './rejection.ts';

export interface SubmitParts {
  db: LedgerDatabase;
  client: { send(covenant: string, draft: Draft): Promise<unknown> };
}

/** Submits dropped reports as their organisation's contact. */
export function createSubmit({ db, client }: SubmitParts): DropPorts['submit'] {
  return async (report) => {
    const { covenant, organisation, bytes, mediaType, commandId } = report;
    const stream = await findStream(db, covenant);
    // By its slug only: one folder per covenant, so that one file has one command id.
    if (stream?.slug !== covenant) throw new Rejection('UNKNOWN_PLACE', { covenant, organisation });
    // Answered before a crash, or the same file again: there is nothing left to do.
    if (await commandById(db, stream.stream, commandId)) return;
    const state = await foldStream(db, stream.stream);
    const obligation = obligationOf(state, report);
    const actor = actorOf(state, organisation);
    const fields = { obligation, report: { bytes, mediaType } };
    try {
      await client.send(stream.stream, {
        type: 'SubmitMonitoring',
        fields,
        actor,
        for: organisation,
        commandId,
      });
    } catch (error) {
      throw mendable(error) ? refused(error) : error;
    }
  };
}

/** What the file answers, by its own field or else by its name; `~` stands for the `/` that no name can hold. */
function obligationOf(
  state: CovenantState,
  { organisation, name, obligation, covenant }: DroppedReport,
): string {
  const participant = state.participants[organisation];
  if (!participant || participant.leftOn !== null)
    throw new Rejection('UNKNOWN_PLACE', { covenant, organisation });
  const open = Object.values(state.obligations).filter((each) => isOpenReport(each, organisation));
  const wanted = obligation ?? basename(name, extname(name)).replaceAll('~', '/');
  const matching = open.filter((each) => namesOf(each).includes(wanted));
  const [found] = matching;
  if (found && matching.length === 1) return found.id;
  const listed = open.map((each) => each.id).join(', ') || '–';
  throw new Rejection('NO_OBLIGATION', { name: wanted, organisation, open: listed });
}

function isOpenReport({ owner, answeredBy, status }: Obligation, organisation: string): boolean {
  return owner === organisation && answeredBy === 'submission' && status === 'open';
}

/** `location-list/company-one#2`, without the organisation, and without the occurrence. */
function namesOf({ id, template }: Obligation): string[] {
  const short = id.replace(/\/[^#]*/, '');
  return [id, short, ...(template ? [template] : [])];
}

function actorOf(state: CovenantState, organisation: string): string {
  const participant = state.participants[organisation];
  const actor = participant?.contact ?? participant?.deputy ?? participant?.mailbox;
  if (!actor) throw new Rejection('NOBODY_TO_ACT', { organisation });
  return actor;
}

/** What the core refused will be refused again; what the surroundings failed may succeed later. */
function mendable(error: unknown): error is CovenantError {
  const later = ['LEDGER_BUSY', 'STREAM_MOVING', 'LEDGER_DIVERGED'];
  return error instanceof CovenantError && error.kind !== 'environment' && !later.includes(error.code);
}

function refused(error: CovenantError): Rejection {
  return new Rejection('REFUSED', { nl: error.describe('nl'), en: error.describe('en') });
}
