import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '../../domain/calendar.ts';
import { isWithin, onWeekday, outOfQuiet, type SendingTerms } from '../../domain/sending-day.ts';
import { command, given } from '../support/given.ts';
import { aDefinition } from '../support/definition.ts';
import { aDuty, days, sent } from '../support/reminders.ts';
import { openGate, reason } from '../support/steps.ts';

const name = { nl: 'Zomer', en: 'Summer' };
const quiet = (from: string, to: string) => ({ reminders: { quiet: [{ from, to, name }] } });
const ladder = (...at: string[]) => at.map((each) => ({ at: each, to: 'contact' as const }));

/** A duty due on 4 February 2027 whose covenant keeps quiet at times. */
const aQuietDuty = (from: string, to: string, ...at: string[]) =>
  aDuty({ reminders: { ladder: ladder(...at), ...quiet(from, to).reminders } });

describe('a quiet period', () => {
  test('sends before the due day on the last day before it', () => {
    expect(sent(aQuietDuty('01-20', '01-31', '-P10D'))).toEqual(['2027-01-19 umar -P10D']);
  });

  test('sends after the due day on the first day after it', () => {
    expect(sent(aQuietDuty('02-06', '02-20', 'P7D'))).toEqual(['2027-02-21 umar P7D']);
  });

  test('makes one of several that fall together: the last', () => {
    expect(sent(aQuietDuty('01-20', '02-03', '-P14D', '-P7D', '-P2D'))).toEqual(['2027-01-19 umar -P2D']);
    expect(sent(aQuietDuty('02-05', '02-28', 'P2D', 'P7D', 'P14D'))).toEqual(['2027-03-01 umar P14D']);
  });

  test('spans the turn of the year', () => {
    const due = { from: 'opening', plus: 'P1Y' } as const;
    const story = aDuty({
      due,
      reminders: { ladder: ladder('-P2W'), ...quiet('12-20', '01-02').reminders },
    });
    expect(sent(story)).toEqual(['2027-12-19 umar -P2W']);
    expect(isWithin({ from: '12-20', to: '01-02' }, '01-02')).toBe(true);
    expect(isWithin({ from: '12-20', to: '01-02' }, '06-01')).toBe(false);
  });

  test('beside another one is left behind as a whole', () => {
    const two = [
      { from: '01-20', to: '01-25', name },
      { from: '01-15', to: '01-19', name },
    ];
    const story = aDuty({ reminders: { ladder: ladder('-P12D'), quiet: two } });
    expect(sent(story)).toEqual(['2027-01-14 umar -P12D']);
  });

  test('never costs a duty its only warning: what opens in it waits for its end, or comes on its own day', () => {
    expect(sent(aQuietDuty('01-01', '01-25', '-P14D'))).toEqual(['2027-01-26 umar -P14D']);
    expect(sent(aQuietDuty('01-01', '02-20', '-P14D'))).toEqual(['2027-01-21 umar -P14D']);
  });

  test('says why a day moved', () => {
    expect(days(aQuietDuty('01-20', '01-31', '-P10D'))[0]?.moves).toEqual([
      { from: '2027-01-25', to: '2027-01-19', reason: { kind: 'quiet', name } },
    ]);
  });
});

describe('a weekly rhythm', () => {
  const weekly = command('SetRhythm', { person: 'umar', rhythm: 'weekly', weekday: 'monday' });
  const story = (...at: string[]) => aDuty({ reminders: ladder(...at) }).and(weekly);

  test('waits for the person’s weekday', () => {
    expect(sent(story('-P16D'))).toEqual(['2027-01-25 umar -P16D']);
  });

  test('brings nothing after its due day: the weekday before counts then', () => {
    expect(sent(story('-P2D'))).toEqual(['2027-02-01 umar -P2D']);
  });

  test('and its own day where the weekday before is gone', () => {
    const short = aDuty({ reminders: ladder('P0D'), due: { from: 'opening', plus: 'P2D' } })
      .on('2027-01-05')
      .and(weekly, command('ExtendObligation', { obligation: 'plan', reason, due: '2027-01-07' }));
    expect(sent(short)).toEqual(['2027-01-07 umar P0D']);
  });

  test('goes on weekly after the due day, and past quiet weeks', () => {
    expect(sent(story('P2D'))).toEqual(['2027-02-08 umar P2D']);
    const quietly = aDuty({ reminders: { ladder: ladder('P2D'), ...quiet('02-06', '02-16').reminders } });
    expect(sent(quietly.and(weekly))).toEqual(['2027-02-22 umar P2D']);
  });

  test('holds for what an event brings too, unless silence would decide before', () => {
    const monday = command('SetRhythm', { person: 'mina', rhythm: 'weekly', weekday: 'monday' });
    const gates = aDefinition().gates;
    const opened = given(aDefinition({ gates })).on('2027-01-06').and(monday).when(openGate('acceptance'));
    const dayOf = (person: string) => opened.announced().find((notice) => notice.person === person)?.sendOn;
    expect([dayOf('mina'), dayOf('umar')]).toEqual(['2027-01-11', '2027-01-06']);
  });

  test('ends with the wish for daily messages', () => {
    const daily = command('SetRhythm', { person: 'umar', rhythm: 'daily' });
    expect(sent(story('-P16D').and(daily))).toEqual(['2027-01-19 umar -P16D']);
  });

  test('has its day', () => {
    aDuty()
      .when(command('SetRhythm', { person: 'umar', rhythm: 'weekly' }))
      .thenRefused('WEEKDAY_MISSING');
  });
});

describe('whatever the terms', () => {
  const date = fc.integer({ min: 0, max: 1_000 }).map((day) => addDays('2027-01-01', day));
  const yearDay = fc.constantFrom('01-01', '02-28', '05-01', '06-15', '07-31', '12-20', '12-31');
  const terms: fc.Arbitrary<SendingTerms> = fc.record({
    due: date,
    notBefore: date,
    quiet: fc.array(fc.record({ from: yearDay, to: yearDay, name: fc.constant(name) }), { maxLength: 3 }),
    held: fc.option(fc.record({ from: date, to: date }), { nil: null }),
  });

  test('a step that may go out before its due day is never sent after it for quiet or rhythm', () => {
    fc.assert(
      fc.property(date, terms, fc.integer({ min: 1, max: 7 }), (day, given, wanted) => {
        const free = outOfQuiet(day, { ...given, held: null }).day;
        if (day > given.due) return free >= day;
        return free <= given.due && onWeekday(free, wanted, { ...given, held: null }) <= given.due;
      }),
      { numRuns: 5_000 },
    );
  });

  test('a weekly step goes out on its weekday or on its own day', () => {
    fc.assert(
      fc.property(date, terms, fc.integer({ min: 1, max: 7 }), (day, given, wanted) => {
        const on = onWeekday(day, wanted, given);
        return on === day || weekday(on) === wanted;
      }),
      { numRuns: 5_000 },
    );
  });
});
