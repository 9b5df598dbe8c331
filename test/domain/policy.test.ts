import { describe, expect, test } from 'vitest';
import { actTypes, entitledTo, isGranted, policyMatrix } from '../../domain/act-policy.ts';
import type { Capacity } from '../../domain/area.ts';
import { checkAuthority } from '../../domain/authority.ts';
import { organisations, phaseKinds } from '../../domain/capacities.ts';
import { commandTypes, type CommandType } from '../../domain/commands.ts';
import { describeRefusal } from '../../domain/refusals.ts';
import type { Sender } from '../support/given.ts';
import { eachCapacity, inPhase, senders, sentBy } from '../support/policy.ts';

/** The policy as people read it: a line for each command and capacity, a column for each kind of phase. */
function asTable(): string {
  const rows = policyMatrix().map(({ command, capacity, phases }) =>
    [command, capacity, ...phaseKinds.map((kind) => (phases[kind] ? 'yes' : 'no'))].join('\t'),
  );
  return [['command', 'capacity', ...phaseKinds].join('\t'), ...rows, ''].join('\n');
}

const states = Object.fromEntries(phaseKinds.map((kind) => [kind, inPhase(kind)]));

function refusalOf(type: CommandType, sender: Sender, kind = 'dialogue', capacity?: Capacity) {
  const state = states[kind];
  if (!state) throw new Error(`no state for ${kind}`);
  return checkAuthority(state, sentBy(type, sender, capacity));
}

/** What the table, its agreement or its course comes to by a decision, a signature or a seat at a gate. */
const ofTheTable: CommandType[] = [
  'OpenGate',
  'GivePosition',
  'CloseGate',
  'GiveLetterOfIntent',
  'OpenSigningRound',
  'SignCovenant',
  'RefuseToSign',
  'SetPriorities',
  'MakeCommitment',
  'ReviseCommitment',
  'WithdrawCommitment',
  'AdoptPaper',
  'RecordDecision',
  'AdoptMinutes',
  'NameChair',
  'ExchangeOrganisation',
  'SetUpBody',
  'DissolveBody',
  'SeatMember',
  'UnseatMember',
  'DropObligation',
  'SuspendCovenant',
  'ResumeCovenant',
  'StopCovenant',
  'RestartCovenant',
  'CloseCovenant',
];

/** Commands that nobody gives but the parties together, or a body. */
const decisions = actTypes.filter((type) =>
  entitledTo(type).every((capacity) => capacity === 'parties' || capacity === 'body'),
);

describe('the policy', () => {
  test('is what was agreed, command by command and phase by phase', async () => {
    await expect(asTable()).toMatchFileSnapshot('../fixtures/policy.tsv');
  });

  test('speaks of every command but those that bring the terms it judges by', () => {
    const judgedByTerms = ['OpenCovenant', 'AdoptCovenant'];
    expect(actTypes.toSorted()).toEqual(
      commandTypes.filter((type) => !judgedByTerms.includes(type)).toSorted(),
    );
  });

  test('lets each command be given by somebody, and names nobody twice', () => {
    for (const type of actTypes) {
      expect(entitledTo(type), type).not.toEqual([]);
      for (const kind of phaseKinds) {
        const able = eachCapacity.filter((capacity) => isGranted(type, capacity, kind));
        expect(new Set(able).size).toBe(able.length);
      }
    }
  });

  test('denies a command or a capacity that it does not know', () => {
    for (const word of ['SpeakPublicly', 'constructor', 'toString', '']) {
      expect(entitledTo(word), word).toEqual([]);
      expect(
        eachCapacity.some((capacity) => isGranted(word, capacity, 'dialogue')),
        word,
      ).toBe(false);
      expect(refusalOf(word as CommandType, { as: 'olga' })).toMatchObject({ code: 'NOT_ENTITLED' });
    }
    for (const type of actTypes) expect(isGranted(type, 'auditor', 'dialogue'), type).toBe(false);
  });

  test('is what checkAuthority does, in every command, capacity and phase', () => {
    const wrong: string[] = [];
    for (const type of actTypes) {
      const ownWork = entitledTo(type).every((each) => each === 'secretariat' || each === 'person');
      for (const capacity of eachCapacity) {
        for (const kind of phaseKinds) {
          for (const sender of senders[capacity]) {
            // What only the secretariat does an officer also does at somebody's request.
            const asked = ownWork && sender.as === 'olga';
            const expected = isGranted(type, asked ? 'secretariat' : capacity, kind);
            const refusal = refusalOf(type, sender, kind, capacity);
            if ((refusal === null) !== expected) wrong.push(`${type} ${capacity} ${kind} ${sender.as}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('takes an officer who names the secretariat for an officer, and for who facilitates', () => {
    const sender = { as: 'otto', for: 'office' };
    expect(refusalOf('SeatMember', sender)).toBeNull();
    expect(refusalOf('MakeCommitment', sender)).toBeNull();
    expect(refusalOf('GivePosition', sender)).toMatchObject({ code: 'NOT_A_PARTY' });
  });

  test('takes nothing as told by an organisation that it is not for, also where an officer may do it alone', () => {
    expect(refusalOf('AssessRisk', { as: 'olga' })).toBeNull();
    const told = refusalOf('AssessRisk', { as: 'olga', for: 'company', evidence: 'mail' });
    expect(told).toMatchObject({ code: 'NOT_FOR_PARTICIPATION' });
    expect(refusalOf('SeatMember', { as: 'olga', for: 'chair' })).toMatchObject({ code: 'PARTIES_DECIDE' });
    expect(refusalOf('SeatMember', { as: 'olga', for: 'group' })).toMatchObject({ code: 'BODY_DECIDES' });
  });

  test('hears a body through who reaches or chairs it, and not through one member', () => {
    const state = inPhase('dialogue');
    const seat = { organisation: 'union', group: null, since: '2027-01-04', until: null };
    const seated = (person: string | null, kind: 'member' | 'chair') => ({
      ...state,
      bodies: { ...state.bodies, seats: { group: [{ ...seat, person, seat: kind }] } },
    });
    const asked = sentBy('RecordDecision', { as: 'umar', for: 'group' });
    expect(checkAuthority(seated('umar', 'member'), asked)).toMatchObject({ code: 'NOT_ENTITLED' });
    expect(checkAuthority(seated('ursa', 'chair'), asked)).toMatchObject({ code: 'NOT_ENTITLED' });
    expect(checkAuthority(seated('umar', 'chair'), asked)).toBeNull();
    expect(checkAuthority(seated(null, 'chair'), asked)).toBeNull();
  });

  test('[R10] [R131] takes no decision of the parties on the word of facilitator or secretariat', () => {
    expect(decisions).toContain('CloseGate');
    const alone: Sender[] = [
      { as: 'olga' },
      { as: 'olga', for: 'office', evidence: 'note' },
      { as: 'olga', for: 'union', evidence: 'mail' },
      { as: 'olga', for: 'chair' },
      { as: 'olga', for: 'steering-group' },
      { as: 'olga', for: 'group' },
      { as: 'fons' },
      { as: 'fons', for: 'office' },
      { as: 'fons', for: 'chair' },
    ];
    for (const type of decisions) {
      for (const sender of alone) {
        const refusal = refusalOf(type, sender);
        expect(refusal?.rule, `${type} ${JSON.stringify(sender)}`).toMatch(/^R(10|131)$/);
        expect(refusal && describeRefusal(refusal, 'en')).toMatch(/parties|chair|body/);
      }
    }
  });

  test('lets a steering group decide for the parties, and no other body', () => {
    for (const type of decisions.filter((each) => !entitledTo(each).includes('body'))) {
      const shown = { evidence: 'minutes' };
      expect(refusalOf(type, { for: 'steering-group', ...shown }), type).toBeNull();
      expect(refusalOf(type, { for: 'group', ...shown }), type).not.toBeNull();
      expect(refusalOf(type, { as: 'bram', for: 'group' }), type).not.toBeNull();
    }
  });

  test('keeps gates, signatures and decisions from all who are no party', () => {
    const outside = ['affiliated-company', 'associate', 'supporter', 'expert', 'observer'] as const;
    const allowed = ofTheTable.flatMap((type) =>
      outside.filter((capacity) => entitledTo(type).includes(capacity)).map((capacity) => [type, capacity]),
    );
    expect(allowed).toEqual([]);
    // Every decision is on that list, so that a new one cannot slip by.
    expect(decisions.filter((type) => !ofTheTable.includes(type))).toEqual([]);
  });

  test('lets a position, a letter and a leave be given by whom they are of, never for others by the parties', () => {
    for (const type of ['GivePosition', 'GiveLetterOfIntent'] as const)
      expect(entitledTo(type)).toEqual(['party']);
    expect(entitledTo('LeaveCovenant')).toEqual([...organisations]);
  });

  test('[R50] has no act of speaking in public, so that nobody asks leave for it', () => {
    const speaking = actTypes.filter((type) =>
      /Speak|Publish|Press|Statement|Announce|Communicat/.test(type),
    );
    expect(speaking).toEqual([]);
    const consents = actTypes.filter((type) => /^(Allow|Approve|Permit|Forbid|Release)/.test(type));
    // The one thing that somebody is allowed is to act for an organisation that wants it so.
    expect(consents).toEqual(['AllowActing']);
  });

  test('[R57] lets a party itself say how closed what it brings in is', () => {
    expect(entitledTo('AddItem')).toContain('party');
    expect(refusalOf('AddItem', { as: 'umar' })).toBeNull();
    expect(refusalOf('DiscloseItem', { as: 'umar' })).toBeNull();
  });
});

describe('who is refused hears who may', () => {
  const said = (type: CommandType, sender: Sender, kind?: string) => {
    const refusal = refusalOf(type, sender, kind);
    return refusal ? [refusal.code, describeRefusal(refusal, 'en'), describeRefusal(refusal, 'nl')] : [];
  };

  test.each<[string, CommandType, Sender, string, RegExp, RegExp]>([
    [
      'of the parties',
      'StopCovenant',
      { as: 'olga' },
      'PARTIES_DECIDE',
      /--for chair and the minutes/,
      /verslag/,
    ],
    [
      'of a body',
      'RecordDecision',
      { as: 'olga' },
      'BODY_DECIDES',
      /--for BODY or --for chair/,
      /--for ORGAAN/,
    ],
    [
      'of the secretariat',
      'VerifyObligation',
      { as: 'umar' },
      'NOT_ENTITLED',
      /that is for the secretariat’s officers/,
      /dat is aan medewerkers van het secretariaat/,
    ],
    [
      'at a gate',
      'GivePosition',
      { as: 'kees' },
      'AFFILIATED_COMPANY_DOES_NOT_SIGN',
      /neither signs/,
      /tekent/,
    ],
    ['of parties', 'GivePosition', { as: 'olaf' }, 'NOT_A_PARTY', /\(observer\)/, /\(waarnemer\)/],
    [
      'of some kinds',
      'AssessRisk',
      { as: 'kees' },
      'NOT_FOR_PARTICIPATION',
      /as affiliated company; AssessRisk is for the secretariat’s officers, parties, experts or the facilitator/,
      /als aangesloten bedrijf; .* deskundigen of de procesbegeleider/,
    ],
    [
      'of a body, a seat or the secretariat',
      'SeatMember',
      { as: 'kees' },
      'NOT_ENTITLED',
      /the secretariat’s officers, a body or the parties together/,
      /een orgaan of partijen samen/,
    ],
    [
      'of a body that one does not speak for',
      'AdoptMinutes',
      { as: 'kees', for: 'group' },
      'NOT_ENTITLED',
      /branch/,
      /branch/,
    ],
    [
      'of the chair',
      'CloseCovenant',
      { as: 'umar', for: 'chair' },
      'NOT_ENTITLED',
      /the chair or an officer/,
      /de voorzitter of/,
    ],
    [
      'of an organisation',
      'GivePosition',
      { as: 'bram', for: 'union' },
      'NOT_ENTITLED',
      /for union/,
      /aan union/,
    ],
    ['of nobody yet', 'ReportDone', { as: 'olga' }, 'PRINCIPAL_MISSING', /--for/, /--for/],
    ['about a person', 'SetAbsence', { as: 'kees' }, 'NOT_ENTITLED', /for ministry/, /aan ministry/],
  ])('what is %s', (_, type, sender, code, english, dutch) => {
    const [given, en, nl] = said(type, sender);
    expect(given).toBe(code);
    expect(en).toMatch(english);
    expect(nl).toMatch(dutch);
  });

  test('also in which phase', () => {
    const [code, en, nl] = said('MakeCommitment', { as: 'fons' }, 'implementation');
    expect(code).toBe('WRONG_PHASE');
    expect(en).toBe(
      'MakeCommitment belongs to the phase dialogue; this covenant is in the-implementation. It can only be done there.',
    );
    expect(nl).toMatch(/^MakeCommitment hoort bij de fase dialoog;/);
    expect(said('MakeCommitment', { as: 'umar' }, 'implementation')).toEqual([]);
  });
});
