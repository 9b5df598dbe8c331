import { describe, expect, test } from 'vitest';
import { checkDays } from '../../domain/check-days.ts';
import { partsOf, type Schema } from '../../domain/schema-parts.ts';
import { commandFields, commandTypes, type Command, type CommandType } from '../../domain/commands.ts';
import { dateSchema } from '../../domain/primitives.ts';
import { command, FIRST_DAY, given } from '../support/given.ts';
import { forChair, inForce, reason } from '../support/steps.ts';

describe('a day that can only be a slip of the pen', () => {
  const setMidterm = (from: string, to?: string) =>
    command('SetDate', { date: 'midterm', from, ...(to && { to }) });
  const plan = { obligation: 'plan/union', reason };
  const condition = { id: 'later', text: reason, owner: 'union' };

  test.each([
    ['a named day', setMidterm('1927-03-01')],
    ['the last day of a window', setMidterm('2027-03-01', '2207-03-01')],
    ['the entry into force', inForce('1927-02-01')],
    [
      'a day of a duty',
      command('OpenObligation', { obligation: 'a', owner: 'union', text: reason, due: '2277-02-01' }),
    ],
    ['an extension', command('ExtendObligation', { ...plan, due: '2277-02-01' })],
    ['a new clock', command('ReturnObligation', { ...plan, due: '2277-02-01' })],
    [
      'a condition of a go',
      command(
        'CloseGate',
        { gate: 'acceptance', outcome: 'go', reason, conditions: [{ ...condition, due: '2277-02-01' }] },
        forChair,
      ),
    ],
    ['the end of a hold', command('HoldReminders', { obligation: 'plan/union', until: '2277-02-01' })],
    ['a promise', command('NoteContact', { obligation: 'plan/union', note: reason, until: '2277-02-01' })],
    ['an absence', command('SetAbsence', { person: 'umar', from: '1927-01-04', to: '2027-02-01' })],
    [
      'the day it happened',
      command('RecordMilestone', { milestone: 'request' }, { effectiveOn: '1927-01-04' }),
    ],
  ])('is refused as %s', (_name, draft) => {
    given().when(draft).thenRefused('DATE_TOO_FAR');
  });

  test('is named, and begins after twenty years back and fifty ahead', () => {
    expect(given().when(setMidterm('1927-03-01')).refusal?.parameters).toEqual({ date: '1927-03-01' });
    given().and(setMidterm('2007-01-04', '2077-01-04'));
    given().when(setMidterm('2007-01-03')).thenRefused('DATE_TOO_FAR');
    given().when(setMidterm('2027-01-04', '2077-01-05')).thenRefused('DATE_TOO_FAR');
  });

  test('is refused in every field of every command that takes a day', () => {
    const slips = commandTypes.flatMap((type) => slipsIn(type).map((fields) => ({ type, fields })));
    const passed = slips.filter((slip) => checkDays(slip as Command, FIRST_DAY)?.code !== 'DATE_TOO_FAR');
    expect(passed).toEqual([]);
    const types = [...new Set(slips.map(({ type }) => type))];
    expect(types).toEqual(
      expect.arrayContaining<CommandType>([
        'AddItem',
        'AdoptCalendar',
        'AdoptCovenant',
        'MakeCommitment',
        'OpenSigningRound',
        'RegisterMandate',
        'SeatMember',
        'StepBack',
        'SubmitMonitoring',
      ]),
    );
  });
});

/** Fields of a command with nothing but a slip of the pen, once for each place where a day can stand. */
function slipsIn(type: CommandType): unknown[] {
  return valuesOf(commandFields[type]);
}

function valuesOf(schema: Schema): unknown[] {
  if (schema === dateSchema) return ['2126-02-01'];
  const { shape, innerType, element, options } = partsOf(schema);
  if (innerType) return valuesOf(innerType);
  if (element) return valuesOf(element).map((value) => [value]);
  if (options) return options.flatMap(valuesOf);
  const fixed = Object.entries(shape ?? {}).flatMap(([key, member]) => {
    const { type, values } = partsOf(member);
    return type === 'literal' ? [[key, values?.[0]] as const] : [];
  });
  return Object.entries(shape ?? {}).flatMap(([key, member]) =>
    valuesOf(member).map((value) => ({ ...Object.fromEntries(fixed), [key]: value })),
  );
}
