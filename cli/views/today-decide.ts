import { plan, recipient, type PlannedNotice } from '../../domain/plan.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { GivenPolicy } from '../../domain/reminder-policy.ts';
import { activeParties, type Obligation } from '../../domain/state.ts';
import { comingIn } from './ahead.ts';
import { commandLine, type Acting, type NextCommand } from './command-lines.ts';
import { dutyNameIn, type Folded } from './folded.ts';
import { endingMandates, waitingActs } from './mandate-standing.ts';
import { gateName, organisationName } from './names.ts';
import type { MeetingLine, ReportLine, RequestLine, Subject } from './today.ts';
import { wordOf } from './words.ts';

/** What the officer fills in. */
export const BLANK = '...';
const DAY = 'YYYY-MM-DD';
const FILE = 'FILE';

export interface DecideOptions {
  /** Last day of what is still shown. */
  until: CivilDate;
  /** The ledger's programme about reminders. */
  programme: GivenPolicy;
  /** Whether `--as` is needed: not where COVENANT_AS says it. */
  named: boolean;
}

/** The officer who acts in a covenant, unless the environment names one. */
export function actingIn({ state }: Folded, named: boolean): Acting {
  const secretariat = state.definition?.secretariat ?? '';
  return { as: named ? (recipient(state, secretariat, 'officer') ?? 'OFFICER') : null };
}

/**
 * What waits for a decision in one covenant: requests, open gates, escalations to confirm, acts to ratify, mandates that
 * run out.
 */
export function requestsIn(covenant: Folded, options: DecideOptions): RequestLine[] {
  const { state } = covenant;
  if (state.status !== 'open') return [];
  const acting = actingIn(covenant, options.named);
  const planned = plan(state, options.programme);
  return [
    ...Object.values(state.obligations).flatMap((obligation) => asked(covenant, obligation, acting)),
    ...openGates(covenant, acting),
    ...planned
      .filter(({ kind, sendOn }) => kind === 'to-confirm' && sendOn <= options.until)
      .map((notice) => escalation(covenant, notice, acting)),
    ...mandateLines(covenant, acting),
  ];
}

function mandateLines({ covenant, state, today }: Folded, acting: Acting): RequestLine[] {
  const ratifications = waitingActs(state, acting).map(({ event, act, because, on, due, ...line }) => ({
    ...line,
    kind: 'ratification' as const,
    covenant,
    subject: `${event}`,
    name: wordOf(act),
    since: on,
    until: due,
    detail: because,
  }));
  const endings = endingMandates(state, today, acting).map(({ mandate, from, until, ...line }) => ({
    ...line,
    kind: 'mandate-ends' as const,
    covenant,
    subject: mandate,
    name: null,
    since: from,
    until,
    detail: null,
  }));
  return [...ratifications, ...endings];
}

function dutySubject(covenant: Folded, { id, owner }: Obligation): Omit<Subject, 'commands'> {
  return {
    covenant: covenant.covenant,
    subject: id,
    name: dutyNameIn(covenant, id),
    organisation: owner,
    organisationName: organisationName(covenant.state, owner),
  };
}

function asked(covenant: Folded, obligation: Obligation, acting: Acting): RequestLine[] {
  const { request } = obligation;
  if (request === null) return [];
  const { kind, on, until } = request;
  const commands = answersTo(covenant.covenant, obligation.id, until, acting);
  return [{ ...dutySubject(covenant, obligation), kind, since: on, until, detail: null, commands }];
}

function answersTo(
  covenant: string,
  obligation: string,
  until: CivilDate | null,
  acting: Acting,
): NextCommand[] {
  const reason = BLANK;
  const extended = { obligation, due: until ?? DAY, reason };
  const decided = { ...acting, for: 'chair', evidence: FILE };
  return [
    { does: 'extend', line: commandLine('ExtendObligation', covenant, extended, acting) },
    { does: 'decline', line: commandLine('DeclineRequest', covenant, { obligation, reason }, acting) },
    ...(until === null
      ? [{ does: 'drop', line: commandLine('DropObligation', covenant, { obligation, reason }, decided) }]
      : []),
  ];
}

function openGates({ covenant, state }: Folded, acting: Acting): RequestLine[] {
  return Object.entries(state.gates).flatMap(([gate, { open, openedOn, silentOn, positions }]) => {
    if (!open) return [];
    const decision = state.definition?.gates.find(({ id }) => id === gate)?.decision;
    const missing = activeParties(state).filter((party) => !positions[party]).length;
    const commands = (['go', 'no-go'] as const).map((outcome) => ({
      does: outcome,
      line: commandLine(
        'CloseGate',
        covenant,
        { gate, outcome, reason: BLANK },
        { ...acting, for: 'chair', evidence: FILE },
      ),
    }));
    return [
      {
        kind: 'gate',
        covenant,
        subject: gate,
        name: gateName(state, gate),
        organisation: null,
        organisationName: null,
        since: openedOn,
        until: silentOn,
        detail: decision?.by === 'positions' ? `${missing}` : null,
        commands,
      },
    ];
  });
}

function escalation(covenant: Folded, notice: PlannedNotice, acting: Acting): RequestLine {
  const { subject: obligation, step, organisation, sendOn, due } = notice;
  const fields = { obligation, step };
  return {
    kind: 'escalation',
    covenant: covenant.covenant,
    subject: obligation,
    name: dutyNameIn(covenant, obligation),
    organisation,
    organisationName: organisationName(covenant.state, organisation),
    since: sendOn,
    until: due,
    detail: step,
    commands: [
      { does: 'confirm', line: commandLine('ConfirmEscalation', covenant.covenant, fields, acting) },
      { does: 'skip', line: commandLine('SkipReminder', covenant.covenant, fields, acting) },
    ],
  };
}

/** Duties of one covenant that are reported done and wait to be verified. */
export function reportsIn(covenant: Folded, named: boolean): ReportLine[] {
  const { state } = covenant;
  if (state.status !== 'open') return [];
  const acting = actingIn(covenant, named);
  return Object.values(state.obligations)
    .filter(({ status, verify }) => status === 'reported' && verify)
    .map((obligation) => ({
      ...dutySubject(covenant, obligation),
      reportedOn: obligation.reported?.on ?? obligation.openedOn,
      commands: judging(covenant.covenant, obligation.id, acting),
    }));
}

function judging(covenant: string, obligation: string, acting: Acting): NextCommand[] {
  const returned = { obligation, due: DAY, reason: BLANK };
  return [
    { does: 'verify', line: commandLine('VerifyObligation', covenant, { obligation }, acting) },
    { does: 'return', line: commandLine('ReturnObligation', covenant, returned, acting) },
  ];
}

/** Meetings of one covenant from today to a day. */
export function meetingsIn(
  covenant: Folded,
  { until, named }: Pick<DecideOptions, 'until' | 'named'>,
): MeetingLine[] {
  const acting = actingIn(covenant, named);
  return comingIn(covenant, 'secretariat', until)
    .filter(({ kind, on }) => kind === 'meeting' && on >= covenant.today && on <= until)
    .map(({ id, name, owner, ownerName, on, time, invitation }) => ({
      covenant: covenant.covenant,
      subject: id,
      name,
      organisation: owner,
      organisationName: ownerName,
      on,
      time: time?.local ?? '',
      invited: invitation && invitation.invited.map((each) => each.name),
      commands: invitation
        ? sitting(covenant.covenant, id, acting)
        : meeting(covenant, id, owner ?? '', acting),
    }));
}

/** A meeting to which people are invited: what may come on its agenda, who was there, another day. */
function sitting(covenant: string, id: string, acting: Acting): NextCommand[] {
  const held = { meeting: id, present: BLANK };
  return [
    { does: 'look', line: `covenant meeting agenda ${covenant} ${id}` },
    { does: 'held', line: commandLine('RecordAttendance', covenant, held, acting) },
    { does: 'move', line: commandLine('MoveMeeting', covenant, { meeting: id, on: DAY }, acting) },
  ];
}

/** A meeting that the terms will bring only later has no duty yet on which a command could act. */
function meeting(
  { covenant, state }: Folded,
  obligation: string,
  owner: string,
  acting: Acting,
): NextCommand[] {
  if (!state.obligations[obligation]) return [];
  const held = { ...acting, for: owner, evidence: FILE };
  const moved = { obligation, due: DAY, reason: BLANK };
  return [
    { does: 'held', line: commandLine('ReportDone', covenant, { obligation }, held) },
    { does: 'move', line: commandLine('ExtendObligation', covenant, moved, acting) },
  ];
}
