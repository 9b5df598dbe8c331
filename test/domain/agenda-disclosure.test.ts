import { describe, expect, test } from 'vitest';
import type { Audience } from '../../domain/definition.ts';
import { testContent } from '../support/content.ts';
import { anObligation, onlyObligations } from '../support/definition.ts';
import { command, type Draft } from '../support/given.ts';
import { addItem, discloseItem } from '../support/items.ts';
import { movedTo, onAgenda, planned } from '../support/meetings.ts';
import { seen, typed } from '../support/seen.ts';
import { joinAsParty } from '../support/steps.ts';

const DAY = '2027-02-01';
const union = { as: 'umar' };
const about = { kind: 'item' as const, id: 'prices/union' };
const told = (...only: string[]): Draft => addItem('prices', 'information', { audience: { only } }, union);
/** A talk of two of which the other parties know, with what only the two may know on its agenda. */
const talk = (audience?: Audience): Draft[] => [
  told('ministry'),
  planned('talk', DAY, { meetingKind: 'bilateral', invited: ['union', 'ministry'], audience: 'parties' }),
  onAgenda('talk', 'a', { about, words: testContent('the prices'), ...(audience && { audience }) }, union),
];
const off = command('TakeOffAgenda', { meeting: 'talk', agendaItem: 'a' });

describe('an item of an agenda about what few may know', () => {
  test('[R26] is seen by those few, and by no other party that knows of the meeting', () => {
    for (const person of ['umar', 'mina'])
      expect(typed(seen(person, talk()), 'AgendaItemPut'), person).toMatchObject([{ about }]);
    for (const person of ['bram', 'cora', 'kees']) {
      const all = seen(person, [...talk(), off]);
      expect(typed(all, 'AgendaItemPut'), person).toEqual([]);
      expect(typed(all, 'AgendaItemTaken'), person).toEqual([]);
    }
    expect(typed(seen('bram', talk()), 'MeetingPlanned')).toHaveLength(1);
    expect(typed(seen('mina', [...talk(), off]), 'AgendaItemTaken')).toHaveLength(1);
  });

  test('[R26] is seen by nobody else, also where the item itself is said to be public', () => {
    expect(typed(seen('mina', talk('public')), 'AgendaItemPut')).toHaveLength(1);
    for (const viewer of ['bram', null])
      expect(typed(seen(viewer, talk('public')), 'AgendaItemPut'), `${viewer}`).toEqual([]);
  });

  test('[R26] is hidden from a party that joins later; the chair of the table heard it', () => {
    const course = [
      told('ministry', 'branch'),
      planned('plenary', DAY),
      onAgenda('plenary', 'a', { about }, union),
      joinAsParty('newcomer'),
    ];
    expect(typed(seen({ organisation: 'newcomer' }, course), 'AgendaItemPut')).toEqual([]);
    for (const person of ['bram', 'cora'])
      expect(typed(seen(person, course), 'AgendaItemPut'), person).toMatchObject([{ about }]);
  });

  test('[R26] is seen by whoever learns of the thing later', () => {
    const course = [
      ...talk(),
      discloseItem('prices/union', 'parties', union),
      movedTo('talk', { invited: ['union', 'ministry', 'branch'] }),
    ];
    expect(typed(seen('bram', course), 'AgendaItemPut')).toMatchObject([{ about }]);
    expect(typed(seen('kees', course), 'AgendaItemPut')).toEqual([]);
  });

  test('[R26] about a duty is for whoever may know of the duty', () => {
    const definition = onlyObligations(
      anObligation('report', { owner: { organisation: 'union' }, audience: { only: ['ministry'] } }),
    );
    const course = [
      planned('talk', DAY, { meetingKind: 'bilateral', invited: ['union', 'ministry'], audience: 'parties' }),
      onAgenda('talk', 'a', { about: { kind: 'obligation', id: 'report' } }, union),
    ];
    expect(typed(seen('mina', course, definition), 'AgendaItemPut')).toHaveLength(1);
    expect(typed(seen('bram', course, definition), 'AgendaItemPut')).toEqual([]);
  });

  test('is seen by who is invited to adopt minutes that it has no draft of', () => {
    const next = [
      planned('m1', '2027-01-04'),
      command('RecordAttendance', { meeting: 'm1', present: ['union'] }),
      command('CirculateMinutes', { meeting: 'm1', document: testContent('minutes') }),
      planned('m2', DAY),
      onAgenda('m2', 'a', { about: { kind: 'minutes', id: 'm1' } }),
    ];
    expect(typed(seen('bram', next), 'AgendaItemPut')).toHaveLength(1);
  });
});
