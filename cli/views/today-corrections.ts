import type { Proposal } from '../../domain/corrections/state.ts';
import { isOfficer } from '../../domain/authority.ts';
import type { CovenantState } from '../../domain/state.ts';
import { rightDay } from './story/corrections.ts';
import { commandLine, type Acting } from './command-lines.ts';
import type { Folded } from './folded.ts';
import { BLANK } from './today-decide.ts';
import type { RequestLine } from './today.ts';

/** Corrections of one covenant that wait for a second person, also of one that is stopped or closed. */
export function correctionsIn(covenant: Folded): RequestLine[] {
  return Object.entries(covenant.state.corrections.proposed).map(([proposal, open]) =>
    toLine(covenant, proposal, open),
  );
}

function toLine({ covenant, state }: Folded, proposal: string, open: Proposal): RequestLine {
  const { event, by, on } = open;
  const day = rightDay(open.day);
  const acting = secondPerson(state, by);
  const declined = { proposal, reason: BLANK };
  return {
    kind: 'correction',
    covenant,
    subject: proposal,
    name: { nl: `gebeurtenis ${event}${day.nl}`, en: `event ${event}${day.en}` },
    organisation: null,
    organisationName: by,
    since: on,
    until: null,
    detail: null,
    commands: [
      { does: 'confirm', line: commandLine('ConfirmCorrection', covenant, { proposal }, acting) },
      { does: 'decline', line: commandLine('DeclineCorrection', covenant, declined, acting) },
    ],
  };
}

/** Another officer than who proposed it, else the chair: named also where the environment says who acts. */
function secondPerson(state: CovenantState, proposer: string): Acting {
  const others = Object.values(state.people).filter(({ id }) => id !== proposer);
  const officer = others.find((person) => isOfficer(state, person));
  const chair = others.find(({ roles }) => roles.includes('chair'));
  if (officer || !chair) return { as: officer?.id ?? 'OFFICER' };
  return { as: chair.id, for: 'chair' };
}
