import { beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { readProgrammePolicy } from '../../activities/programme-policy.ts';
import { replanStale } from '../../activities/replan.ts';
import { PROGRAMME } from '../../domain/check-programme.ts';
import type { NewEvent } from '../../domain/events.ts';
import type { ReminderPolicy } from '../../domain/reminder-terms.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, postOf, readMail, recording } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const OPENED = '2026-01-05T09:00:00.000Z';
const NAME = { nl: 'Zomer', en: 'Summer' };

/** What waits to be sent, a line each: day, person, subject, step. */
async function waiting(stream: string): Promise<string[]> {
  const rows = await ledger.db
    .selectFrom('notice_item')
    .select(['obligation', 'step', 'recipient', 'due_on'])
    .where('stream', '=', stream)
    .where('notice_id', 'is', null)
    .where('superseded_on', 'is', null)
    .orderBy('due_on')
    .orderBy('obligation')
    .orderBy('step')
    .execute();
  return rows.map(
    ({ obligation, step, recipient, due_on }) => `${due_on} ${recipient} ${obligation} ${step}`,
  );
}

/** Sends what is due, at eight in the morning. */
async function send(day: string): Promise<string[]> {
  const transport = recording();
  await dispatch(postOf(ledger, transport), { asOf: day, clock: at(`${day}T07:00:00.000Z`) });
  return transport.messages.map(({ bytes }) => readMail(bytes).text);
}

/** A covenant with one duty due on 1 March 2026: reminders on 15 and 27 February, 8 and 15 March. */
async function aCovenant(): Promise<TestCovenant> {
  const covenant = await TestCovenant.open(ledger, OPENED);
  await covenant.oblige(OPENED, 'plan', '2026-03-01');
  return covenant;
}

describe('a step that was sent', () => {
  test('is not sent again when a quiet period, a hold or a rhythm moves its day', async () => {
    const covenant = await aCovenant();
    expect(await send('2026-02-15')).toHaveLength(1);
    const person = 'contact-one';
    const later = '2026-02-16T09:00:00.000Z';
    await covenant.record(later, [
      { type: 'RemindersSet', data: { quiet: [{ from: '02-14', to: '02-20', name: NAME }] } },
      { type: 'RhythmSet', data: { person, rhythm: { weekly: 'wednesday' } } },
      { type: 'RemindersHeld', data: { obligation: 'plan', until: '2026-02-17' } },
    ]);
    expect((await waiting(covenant.stream)).filter((row) => row.includes('-P14D'))).toEqual([]);
    expect(await send('2026-02-18')).toEqual([]);
  });

  test('is sent to the stand-in where it was not sent yet', async () => {
    const covenant = await aCovenant();
    const absence = { person: 'contact-one', from: '2026-02-10', to: '2026-02-20' };
    await covenant.record('2026-02-01T09:00:00.000Z', [{ type: 'AbsenceSet', data: absence }]);
    expect((await waiting(covenant.stream))[0]).toBe('2026-02-15 officer-one plan -P14D');
  });
});

describe('an officer', () => {
  test('puts words with a step, which its reader sees', async () => {
    const covenant = await aCovenant();
    const text = await covenant.text('As we said on the telephone.');
    const data = { obligation: 'plan', step: '-P14D', text };
    await covenant.record(OPENED, [{ type: 'ReminderEdited', data }]);
    const [message] = await send('2026-02-15');
    expect(message).toContain('As we said on the telephone.');
  });

  test('holds a ladder: one message on the day after', async () => {
    const covenant = await aCovenant();
    await covenant.record('2026-02-10T09:00:00.000Z', [
      { type: 'RemindersHeld', data: { obligation: 'plan', until: '2026-02-28' } },
    ]);
    expect(await waiting(covenant.stream)).toEqual([
      '2026-03-01 contact-one plan -P2D',
      '2026-03-08 contact-one plan P7D',
      '2026-03-15 officer-one plan P14D',
    ]);
  });

  test('holds, skips or adds to the one message that an event brought', async () => {
    const covenant = await aCovenant();
    const gate = async (opened: string): Promise<string> => {
      const data = { gate: 'agreed', silentOn: null };
      const [fact] = await covenant.record(opened, [{ type: 'GateOpened', data }]);
      return `event:${fact?.sequence}`;
    };
    const step = await gate('2026-01-06T09:00:00.000Z');
    const subject = { obligation: 'agreed', step };
    const text = await covenant.text('Please look at article 4.');
    await covenant.record('2026-01-06T10:00:00.000Z', [
      { type: 'ReminderEdited', data: { ...subject, text } },
      { type: 'RemindersHeld', data: { ...subject, until: '2026-01-08' } },
    ]);
    expect(await send('2026-01-08')).toEqual([]);
    expect((await send('2026-01-09'))[0]).toContain('Akkoord op de tekst');

    const second = await gate('2026-01-12T09:00:00.000Z');
    await covenant.record('2026-01-12T10:00:00.000Z', [
      { type: 'ReminderSkipped', data: { obligation: 'agreed', step: second } },
    ]);
    expect(await send('2026-01-12')).toEqual([]);
  });
});

describe('a new contact', () => {
  test('gets one summary of what is open, not the backlog', async () => {
    const covenant = await aCovenant();
    await covenant.oblige(OPENED, 'list', '2026-02-20');
    const card = await covenant.card({ name: 'Nina New', address: 'nina@party-one.example' });
    const person = { id: 'nina', organisation: 'party-one', language: 'en' as const, card };
    const changed: NewEvent = {
      type: 'ContactChanged',
      data: {
        organisation: 'party-one',
        role: 'contact',
        person: 'nina',
        card: { ...person, roles: ['contact'] },
      },
    };
    await covenant.record('2026-02-22T09:00:00.000Z', [changed]);
    const messages = await send('2026-02-22');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/Dear Nina New[\s\S]*Duty list[\s\S]*Duty plan/);
    expect(await waiting(covenant.stream)).toEqual([
      '2026-02-27 nina list P7D',
      '2026-02-27 nina plan -P2D',
      '2026-03-06 officer-one list P14D',
      '2026-03-08 nina plan P7D',
      '2026-03-15 officer-one plan P14D',
    ]);
  });
});

describe('a person without an address', () => {
  test('is not written to: the officer is told whom it was for', async () => {
    const nobody = { name: 'No Address', address: 'none' };
    const covenant = await TestCovenant.open(ledger, OPENED, { contacts: { 'contact-one': nobody } });
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const messages = await send('2026-02-15');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('contact-one');
    expect(messages[0]).toContain('Duty plan');
  });
});

describe('the programme’s policy', () => {
  const programme = (reminders: ReminderPolicy) =>
    TestCovenant.open(ledger, OPENED, { slug: PROGRAMME, programme: reminders });

  test('counts for a covenant that says nothing itself, opened before or after it', async () => {
    const before = await TestCovenant.open(ledger, OPENED, { reminders: {} });
    await before.oblige(OPENED, 'plan', '2026-03-01');
    expect(await waiting(before.stream)).toHaveLength(4);

    await programme({ ladder: [{ at: '-P7D', to: 'contact' }] });
    expect(await replanStale(ledger.db)).toBe(1);
    expect(await waiting(before.stream)).toEqual(['2026-02-22 contact-one plan -P7D']);

    const after = await TestCovenant.open(ledger, OPENED, { reminders: {} });
    await after.oblige(OPENED, 'plan', '2026-03-01');
    expect(await waiting(after.stream)).toEqual(['2026-02-22 contact-one plan -P7D']);
    expect(await replanStale(ledger.db)).toBe(0);
  });

  test('plans every stream anew when it changes, and says nothing twice', async () => {
    const stream = await programme({ ladder: [{ at: '-P14D', to: 'contact' }] });
    const covenant = await TestCovenant.open(ledger, OPENED, { reminders: {} });
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    expect(await send('2026-02-15')).toHaveLength(1);

    const quiet = [{ from: '02-10', to: '02-20', name: NAME }];
    await stream.record('2026-02-16T09:00:00.000Z', [{ type: 'RemindersSet', data: { quiet } }]);
    expect(await send('2026-02-16')).toEqual([]);
    expect(await waiting(covenant.stream)).toEqual([]);

    await stream.record('2026-02-17T09:00:00.000Z', [
      { type: 'RemindersSet', data: { ladder: [{ at: '-P3D', to: 'contact' }] } },
    ]);
    expect(await replanStale(ledger.db)).toBe(1);
    expect(await waiting(covenant.stream)).toEqual(['2026-02-26 contact-one plan -P3D']);
  });

  test('loses nothing that events have announced meanwhile', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED, { reminders: {} });
    const { sequence } = covenant.state;
    await covenant.record(OPENED, [{ type: 'GateOpened', data: { gate: 'agreed', silentOn: null } }]);
    await ledger.db.deleteFrom('notice_item').execute();
    await ledger.db.updateTable('stream').set({ planned_sequence: sequence }).execute();
    await programme({ cap: 2 });
    await replanStale(ledger.db);
    expect(await waiting(covenant.stream)).toHaveLength(1);
  });

  test('leaves a covenant alone that has its own', async () => {
    const covenant = await aCovenant();
    const own = await waiting(covenant.stream);
    await programme({ ladder: [{ at: '-P7D', to: 'contact' }], cap: 1 });
    await replanStale(ledger.db);
    expect(await waiting(covenant.stream)).toEqual(own.slice(0, 1));
  });

  test('is nobody else’s: a covenant of that name counts for nothing', async () => {
    await TestCovenant.open(ledger, OPENED, { slug: PROGRAMME });
    expect(await readProgrammePolicy(ledger.db)).toEqual({ policy: {}, digest: '' });
  });
});

describe('a step beyond contact and officer', () => {
  test('[R131] asks the officer, with the words to confirm it; then goes where the parties agreed', async () => {
    const reminders: ReminderPolicy = { ladder: [{ at: 'P28D', to: 'director' }], agreed: true };
    const covenant = await TestCovenant.open(ledger, OPENED, { reminders });
    const card = await covenant.card({ name: 'Dirk Director', address: 'dirk@party-one.example' });
    const dirk = { id: 'dirk', organisation: 'party-one', language: 'nl' as const, card };
    await covenant.record(OPENED, [
      {
        type: 'ContactChanged',
        data: {
          organisation: 'party-one',
          role: 'deputy',
          person: 'dirk',
          card: { ...dirk, roles: ['deputy', 'director'] },
        },
      },
    ]);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const [question] = await send('2026-03-29');
    const asked = question?.replace(/\s+/g, ' ') ?? '';
    expect(asked).toContain(`covenant reminder confirm ${covenant.slug} plan --step STAP`);

    const data = { obligation: 'plan', step: 'P28D' };
    await covenant.record('2026-03-30T09:00:00.000Z', [{ type: 'EscalationConfirmed', data }]);
    const [message] = await send('2026-03-30');
    expect(message?.replace(/\s+/g, ' ')).toMatch(/Geachte Dirk Director.*Zoals partijen hebben afgesproken/);
  });
});
