import { describe, expect, test } from 'vitest';
import { findDates } from '../../../activities/mailbox/spoken-dates.ts';

/** A Wednesday. */
const ON = '2027-03-10';

function first(text: string): string | undefined {
  return findDates(text, ON)[0]?.date;
}

describe('a day as people write it', () => {
  test.each([
    ['2027-04-01', '2027-04-01'],
    ['1-4-2027', '2027-04-01'],
    ['01/04/2027', '2027-04-01'],
    ['1.4.27', '2027-04-01'],
    ['3/31/2027', '2027-03-31'],
    ['1 april', '2027-04-01'],
    ['1 april 2028', '2028-04-01'],
    ['1 apr.', '2027-04-01'],
    ["1 apr '28", '2028-04-01'],
    ['de 31e maart', '2027-03-31'],
    ['1st of April', '2027-04-01'],
    ['April 1st, 2028', '2028-04-01'],
    ['April 2', '2027-04-02'],
    ['2 MEI', '2027-05-02'],
    ['1-4', '2027-04-01'],
    ['1 februari', '2028-02-01'],
    ['29 februari', '2028-02-29'],
    ['eind maart', '2027-03-31'],
    ['eind februari', '2028-02-29'],
    ['end of April 2028', '2028-04-30'],
    ['the end of March', '2027-03-31'],
    ['half april', '2027-04-15'],
    ['mid-April', '2027-04-15'],
    ['eind van de maand', '2027-03-31'],
    ['end of next month', '2027-04-30'],
    ['eind volgende week', '2027-03-19'],
    ['eind van deze week', '2027-03-12'],
    ['end of the year', '2027-12-31'],
    ['vrijdag', '2027-03-12'],
    ['aanstaande vrijdag', '2027-03-12'],
    ['woensdag', '2027-03-17'],
    ['volgende week vrijdag', '2027-03-19'],
    ['Friday next week', '2027-03-19'],
    ['next Monday', '2027-03-15'],
    ['morgen', '2027-03-11'],
    ['overmorgen', '2027-03-12'],
    ['tomorrow', '2027-03-11'],
    ['over twee weken', '2027-03-24'],
    ['binnen 10 dagen', '2027-03-20'],
    ['in a week', '2027-03-17'],
    ['in three months', '2027-06-10'],
    ['over één maand', '2027-04-10'],
  ])('%s', (text, date) => {
    expect(first(text)).toBe(date);
    expect(first(`Graag uitstel tot ${text}.`)).toBe(date);
  });

  test.each([
    '31 februari 2027',
    '32-1-2027',
    '32-13-2027',
    'versie 3.14',
    'artikel 12',
    'EUR 1.200',
    'begin april',
  ])('is not %s', (text) => expect(first(text)).toBeUndefined());

  test('each is found once, in the order of the text', () => {
    const dates = findDates('niet op 1 mei 2027 maar op vrijdag 7 mei, of anders 2027-05-10', ON);
    expect(dates.map(({ date }) => date)).toEqual(['2027-05-01', '2027-03-12', '2027-05-07', '2027-05-10']);
  });
});
