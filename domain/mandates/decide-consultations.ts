import { principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { freeId } from '../obligation.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** Decisions about consultations of a constituency (achterbanraadpleging), in rounds (R32, R33). */

export function open(
  state: CovenantState,
  command: CommandOf<'OpenConsultation'>,
  context: Context,
): Decision {
  const { consultation, until, mandate } = command.fields;
  const organisation = principalOf(state, command);
  const { consultations, past, registered } = state.mandates;
  if (consultations[consultation] || past.consultations.includes(consultation))
    return refuse('CONSULTATION_EXISTS', { consultation });
  if (mandate !== undefined && registered[mandate]?.organisation !== organisation)
    return refuse('UNKNOWN_MANDATE', { mandate, organisation });
  if (until !== undefined && until < context.today) return refuse('DATE_IN_THE_PAST', { date: until });
  const unread = checkPaper(state, command);
  if (unread) return unread;
  const obligation = until === undefined ? undefined : freeId(state, `consultation-${consultation}`);
  return accept({
    type: 'ConsultationOpened',
    data: {
      ...command.fields,
      organisation,
      round: nextRound(state, organisation),
      ...(obligation !== undefined && { obligation }),
    },
    rules: ['R32'],
  });
}

/** Rounds are numbered for each organisation. */
function nextRound({ mandates }: CovenantState, organisation: string): number {
  const open = Object.values(mandates.consultations).filter((each) => each.organisation === organisation);
  return (mandates.consulted[organisation]?.rounds ?? 0) + open.length + 1;
}

/** A constituency is asked about what it can read, such as the joint story that the table made for it (R33). */
function checkPaper(state: CovenantState, command: CommandOf<'OpenConsultation'>): Refusal | null {
  const { paper, version } = command.fields;
  if (paper === undefined)
    return version === undefined ? null : refuse('UNKNOWN_CONSULTED_PAPER', { paper: '–' });
  const tabled = state.papers[paper];
  const known = tabled ?? definitionOf(state).papers?.find(({ id }) => id === paper);
  if (!known) return refuse('UNKNOWN_CONSULTED_PAPER', { paper });
  const last = tabled?.version ?? 0;
  if (version === undefined || version <= last) return null;
  return refuse('CONSULTED_VERSION_NOT_TABLED', { paper, version: `${version}`, last: `${last}` });
}

export function conclude(state: CovenantState, command: CommandOf<'ConcludeConsultation'>): Decision {
  const { consultation, asked, answered } = command.fields;
  const organisation = principalOf(state, command);
  const open = state.mandates.consultations[consultation];
  if (open?.organisation !== organisation)
    return refuse('UNKNOWN_CONSULTATION', { consultation, organisation });
  if (asked !== undefined && answered !== undefined && answered > asked)
    return refuse('MORE_ANSWERED_THAN_ASKED', { asked: `${asked}`, answered: `${answered}` });
  const { round, mandate, obligation } = open;
  return accept({
    type: 'ConsultationConcluded',
    data: {
      ...command.fields,
      organisation,
      round,
      ...(mandate !== null && { mandate }),
      ...(obligation !== null && { obligation }),
    },
    rules: ['R32'],
  });
}
