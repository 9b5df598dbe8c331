import { describe, expect, test } from 'vitest';
import { aDefinition, aPerson } from '../support/definition.ts';
import { command } from '../support/given.ts';
import { reason, openGate } from '../support/steps.ts';
import { aDuty, days, sent } from '../support/reminders.ts';

const away = (person: string, from: string, to: string, deputy?: string) =>
  command('SetAbsence', { person, from, to, ...(deputy && { deputy }) });

const ladder = [
  { at: '-P14D', to: 'contact' as const },
  { at: 'P0D', to: 'contact' as const },
];

/** The union has a contact (umar), a deputy (ursa), and at will a mailbox. */
function story(...more: ReturnType<typeof aPerson>[]) {
  return aDuty({ reminders: ladder }, { people: [...aDefinition().people, ...more] });
}

describe('who is away', () => {
  test('is stood in for by the deputy of the organisation, on those days alone', () => {
    expect(sent(story().and(away('umar', '2027-01-20', '2027-01-25')))).toEqual([
      '2027-01-21 ursa -P14D',
      '2027-02-04 umar P0D',
    ]);
  });

  test('or by whom the absence names', () => {
    const named = story(aPerson('ulla', 'union', ['director']));
    expect(sent(named.and(away('umar', '2027-01-20', '2027-01-25', 'ulla')))[0]).toBe(
      '2027-01-21 ulla -P14D',
    );
  });

  test('else by the mailbox, else by an officer', () => {
    const both = [away('umar', '2027-01-20', '2027-01-25'), away('ursa', '2027-01-20', '2027-01-25')];
    const box = aPerson('box', 'union', ['mailbox']);
    expect(sent(story(box).and(...both))[0]).toBe('2027-01-21 box -P14D');
    expect(sent(story().and(...both))[0]).toBe('2027-01-21 olga -P14D');
  });

  test('an officer by another one', () => {
    const late = aDuty({ reminders: [{ at: 'P7D', to: 'officer' }] });
    expect(sent(late.and(away('olga', '2027-02-01', '2027-02-28')))).toEqual(['2027-02-11 otto P7D']);
  });

  test('reads it after all where nobody else is there', () => {
    const everybody = ['umar', 'ursa', 'olga', 'otto'].map((person) =>
      away(person, '2027-01-20', '2027-01-25'),
    );
    expect(sent(story().and(...everybody))[0]).toBe('2027-01-21 umar -P14D');
  });

  test('is named beside the stand-in', () => {
    const [first] = days(story().and(away('umar', '2027-01-20', '2027-01-25')));
    expect(first).toMatchObject({ person: 'ursa', insteadOf: 'umar' });
  });

  test('is stood in for in what an event brings too', () => {
    const people = aDefinition().people;
    const gates = aDefinition().gates.slice(0, 1);
    const { phases } = aDefinition();
    const opened = aDuty({}, { people, gates, phases: phases.slice(0, 2) })
      .and(away('umar', '2027-01-04', '2027-01-08'))
      .when(openGate('acceptance'));
    expect(opened.announced().map(({ person }) => person)).toContain('ursa');
  });
});

describe('who is away and wants one message a week', () => {
  const weekly = command('SetRhythm', { person: 'umar', rhythm: 'weekly', weekday: 'monday' });
  const gates = aDefinition().gates.slice(0, 1);
  const phases = aDefinition().phases.slice(0, 2);
  const told = (...absences: ReturnType<typeof away>[]) =>
    aDuty({}, { gates, phases })
      .on('2027-01-06')
      .and(weekly, ...absences)
      .when(openGate('acceptance'))
      .announced()
      .filter(({ organisation }) => organisation === 'union')
      .map(({ person, sendOn }) => `${sendOn} ${person}`);

  test('is stood in for where the absence covers the day of writing', () => {
    expect(told()).toEqual(['2027-01-11 umar']);
    expect(told(away('umar', '2027-01-11', '2027-01-12'))).toEqual(['2027-01-11 ursa']);
  });
});

describe('an absence', () => {
  test('takes the place of one that it overlaps', () => {
    const shorter = story().and(
      away('umar', '2027-01-18', '2027-02-10'),
      away('umar', '2027-01-18', '2027-01-22'),
    );
    expect(sent(shorter)).toEqual(['2027-01-21 ursa -P14D', '2027-02-04 umar P0D']);
    expect(shorter.state.absences['umar']).toHaveLength(1);
  });

  test('stands beside one that it does not touch, and is forgotten when it is over', () => {
    const twice = story().and(
      away('umar', '2027-01-18', '2027-01-22'),
      away('umar', '2027-02-01', '2027-02-05'),
    );
    expect(twice.state.absences['umar']).toHaveLength(2);
    const later = twice.on('2027-01-30').and(away('ursa', '2027-03-01', '2027-03-02'));
    expect(later.state.absences['umar']).toHaveLength(1);
  });

  test('can be taken back', () => {
    const absent = story().and(away('umar', '2027-01-20', '2027-01-25'));
    const back = absent.and(command('CorrectEvent', { event: absent.state.sequence, reason }));
    expect(sent(back)[0]).toBe('2027-01-21 umar -P14D');
    expect(back.latest[0]?.data).toMatchObject({ effect: 'undone' });
  });

  test('is told by the person, by a colleague or by an officer', () => {
    const mine = { person: 'umar', from: '2027-01-20', to: '2027-01-25' };
    story().and(command('SetAbsence', mine, { as: 'umar' }));
    story().and(command('SetAbsence', mine, { as: 'ursa' }));
    story()
      .when(command('SetAbsence', mine, { as: 'mina' }))
      .thenRefused('NOT_ENTITLED');
    story()
      .when(away('nobody', '2027-01-20', '2027-01-25'))
      .thenRefused('UNKNOWN_PERSON');
  });

  test('ends after it began, and not in the past', () => {
    story()
      .when(away('umar', '2027-01-25', '2027-01-20'))
      .thenRefused('DATES_REVERSED');
    story()
      .when(away('umar', '2026-12-01', '2026-12-31'))
      .thenRefused('DATE_IN_THE_PAST');
  });

  test('leaves what one organisation owes to a colleague or the secretariat, never to another organisation', () => {
    story()
      .when(away('umar', '2027-01-20', '2027-01-25', 'mina'))
      .thenRefused('DEPUTY_ELSEWHERE');
    story()
      .when(away('umar', '2027-01-20', '2027-01-25', 'umar'))
      .thenRefused('UNKNOWN_PERSON');
    expect(sent(story().and(away('umar', '2027-01-20', '2027-01-25', 'otto')))[0]).toContain('otto');
  });
});
