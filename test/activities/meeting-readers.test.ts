import { describe, expect, test } from 'vitest';
import { meetingDetail } from '../../activities/meeting-notices.ts';
import { describeNotice, type NoticePayload } from '../../activities/notice-payload.ts';
import { announce } from '../../domain/plan.ts';
import { testContent } from '../support/content.ts';
import { aPerson } from '../support/definition.ts';
import { command, given, type Draft, type Story } from '../support/given.ts';
import { addItem } from '../support/items.ts';
import { attended, circulated, movedTo, onAgenda, planned } from '../support/meetings.ts';

const DAY = '2027-01-04';
const ofBody = { only: ['steering-group'] };
const annex = { document: testContent('annex'), audience: ofBody };

const seat = (person?: string): Draft =>
  command('SeatMember', {
    body: 'steering-group',
    organisation: 'union',
    seat: 'member',
    ...(person && { person }),
  });
const deputy = command('ChangeContact', {
  organisation: 'union',
  role: 'deputy',
  person: aPerson('dina', 'union', ['deputy']),
});
const meet = planned('m1', DAY, { invited: ['union', 'ministry'] });
const circulate = [meet, attended('m1', 'union', 'ministry'), circulated('m1', { annex })];

/** What the last step says to the reader of an organisation. */
function mailTo(organisation: string, { state, latest }: Story): NoticePayload {
  const payloads = latest.flatMap((fact) =>
    announce(state, fact).map((notice) => describeNotice(state, notice, meetingDetail(state, fact, notice))),
  );
  const found = payloads.find((payload) => payload.organisation === organisation);
  if (!found) throw new Error(`nobody writes to ${organisation}`);
  return found;
}

describe('a restricted annex', () => {
  test('[R26] goes to whoever sits in its body by name, and to no colleague instead', () => {
    const seated = given().and(deputy, seat('umar'), ...circulate);
    expect(mailTo('union', seated).minutes?.annex).toEqual(annex.document);
    expect(mailTo('union', seated).instead).toEqual([]);
    const colleague = given().and(deputy, seat('ursa'), ...circulate);
    expect(mailTo('union', colleague).minutes?.annex).toBeNull();
    expect(mailTo('union', colleague).instead?.map(({ person }) => person)).toEqual(['dina']);
    expect(mailTo('ministry', colleague).minutes?.annex).toBeNull();
  });

  test('goes to every reader of an organisation that sits in its body', () => {
    const seated = given().and(deputy, seat(), ...circulate);
    expect(mailTo('union', seated)).toMatchObject({
      minutes: { annex: annex.document },
      instead: [{ person: 'dina' }],
    });
  });

  test('[R26] goes to nobody who stands in for a member that is away', () => {
    const away = command('SetAbsence', { person: 'umar', from: DAY, to: '2027-02-01', deputy: 'dina' });
    const story = given().and(deputy, seat('umar'), away, ...circulate);
    expect(mailTo('union', story)).toMatchObject({ reader: { person: 'dina' }, minutes: { annex: null } });
  });
});

describe('an invitation', () => {
  test('[R26] lists what is for a body to whoever sits there by name', () => {
    const course = (person: string): Story =>
      given().and(
        seat(person),
        addItem('prices', 'information', { audience: ofBody }),
        planned('m1', '2027-02-01', { invited: ['union'], meetingKind: 'bilateral' }),
        onAgenda('m1', 'a', { about: { kind: 'item', id: 'prices/office' } }),
        movedTo('m1', { time: '16:00' }),
      );
    expect(mailTo('union', course('umar')).meeting?.agenda).toHaveLength(1);
    expect(mailTo('union', course('ursa')).meeting?.agenda).toEqual([]);
  });
});

describe('a message about what a body knows', () => {
  test('[R26] is not for a contact whose colleague sits there', () => {
    const corrected = (person: string): Story => {
      const told = given().and(seat(person), addItem('costs', 'information', { audience: ofBody }));
      return told.and(command('CorrectEvent', { event: told.state.sequence, reason: testContent('wrong') }));
    };
    expect(
      corrected('umar')
        .announced()
        .map(({ organisation }) => organisation),
    ).toContain('union');
    expect(
      corrected('ursa')
        .announced()
        .map(({ organisation }) => organisation),
    ).not.toContain('union');
  });
});
