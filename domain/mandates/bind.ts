import { organisationsOf, principalOf } from '../authority.ts';
import type { Command, CommandType } from '../commands.ts';
import { accept, type Acceptance, type Context, type Decision } from '../decision.ts';
import type { EventType, NewEvent } from '../events.ts';
import { isTaken } from '../obligation.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { unfold } from '../unfold.ts';
import type { PerformedAct } from './commands.ts';
import { findCover, isMandated, mandatesOf, type Cover, type MandatedAct } from './cover.ts';
import type { OutsideBecause } from './events.ts';
import type { Mandate } from './state.ts';

/** The acts at the table that rest on a mandate, by the command that gives them. */
const acts: Partial<Record<CommandType, PerformedAct>> = {
  GiveLetterOfIntent: 'letter-of-intent',
  GivePosition: 'position',
  MakeCommitment: 'commitment',
  ReviseCommitment: 'commitment',
  SignCovenant: 'signature',
};

/** The events that record them, and name the mandate. */
const recordings: readonly EventType[] = [
  'LetterOfIntentGiven',
  'PositionGiven',
  'CommitmentMade',
  'CommitmentRevised',
  'CovenantSigned',
];

/**
 * Binds an act at the table to the mandate that it rests on (R31). Where none covers it, the act stands and waits for
 * ratification, or is refused where the definition says so.
 */
export function withMandate(
  state: CovenantState,
  command: Command,
  acceptance: Acceptance,
  context: Context,
): Decision {
  const organisation = principalOf(state, command);
  const named = command.principal?.mandate;
  const known = mandatesOf(state, organisation);
  const mandates = named === undefined ? known : known.filter(({ mandate }) => mandate === named);
  if (named !== undefined && mandates.length === 0)
    return refuse('UNKNOWN_MANDATE', { mandate: named, organisation });
  const act = acts[command.type];
  if (act === undefined || !isMandated(state, organisation)) return acceptance;
  const on = command.effectiveOn ?? context.today;
  const acting = organisationsOf(state, command.actor).includes(organisation);
  const wanted = { organisation, act, on, holder: acting ? command.actor : null };
  const cover = findCover(mandates, wanted);
  if ('mandate' in cover) return bound(acceptance, cover.mandate);
  const blocks = definitionOf(state).mandates?.outside === 'block';
  return blocks ? outside(wanted, cover) : awaiting(state, command, acceptance, { wanted, cover, context });
}

function bound({ events }: Acceptance, mandate: string): Acceptance {
  const named = events.map((event) =>
    recordings.includes(event.type)
      ? ({ ...event, data: { ...event.data, mandate }, rules: withRule(event) } as NewEvent)
      : event,
  );
  return accept(...named);
}

function withRule({ rules = [] }: NewEvent): string[] {
  return [...new Set([...rules, 'R31'])];
}

type Outside = Exclude<Cover, { mandate: string }>;

/** The act stands; right after it comes the mark that it waits for ratification. */
function awaiting(
  state: CovenantState,
  command: Command,
  { events }: Acceptance,
  { wanted, cover, context }: { wanted: MandatedAct; cover: Outside; context: Context },
): Acceptance {
  const at = events.findIndex(({ type }) => recordings.includes(type));
  if (at < 0) return accept(...events);
  // What comes before the act may have consequences of its own, which are numbered too.
  const frame = { recordedAt: context.now, effectiveOn: wanted.on };
  const event = unfold(state, events.slice(0, at), frame).state.sequence + 1;
  const mark: NewEvent = {
    type: 'RatificationAwaited',
    data: {
      event,
      act: wanted.act,
      organisation: wanted.organisation,
      because: cover.because,
      by: command.actor,
      ...(cover.nearest && { mandate: cover.nearest.mandate }),
      obligation: dutyOf(state, wanted),
    },
    rules: ['R31'],
  };
  return accept(...events.slice(0, at + 1), mark, ...events.slice(at + 1));
}

/** Named by the act, since a number of the ledger says nothing to people, and tells how much else happened. */
function dutyOf(state: CovenantState, { act, organisation }: MandatedAct): string {
  for (let number = 1; ; number += 1) {
    const id = `ratify-${act}${number === 1 ? '' : `-${number}`}/${organisation}`;
    if (!isTaken(state, id)) return id;
  }
}

const codes = {
  'no-mandate': 'MANDATE_MISSING',
  expired: 'MANDATE_EXPIRED',
  'not-yet': 'MANDATE_NOT_YET',
  revoked: 'MANDATE_REVOKED',
  'too-narrow': 'MANDATE_TOO_NARROW',
  'other-holder': 'MANDATE_OTHER_HOLDER',
} as const satisfies Record<OutsideBecause, string>;

function outside({ organisation, act, holder }: MandatedAct, { because, nearest }: Outside): Refusal {
  const parameters = { organisation, act, person: holder ?? '', ...(nearest && describe(nearest)) };
  return refuse(codes[because], parameters);
}

function describe({ mandate, from, until, revokedOn, holders }: Mandate): Record<string, string> {
  return {
    mandate,
    from,
    until: until ?? '',
    revokedOn: revokedOn ?? '',
    holders: holders?.join(', ') || '–',
  };
}
