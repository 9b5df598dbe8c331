import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { expect } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import type { OutgoingMessage } from '../../activities/transport.ts';
import type { EventData, NewEvent } from '../../domain/events.ts';
import type { Meeting } from '../../domain/meetings/state.ts';
import type { Unfolded } from '../../domain/unfold.ts';
import type { Ledger } from '../../ledger/database.ts';
import { TestCovenant } from './covenant.ts';
import { at, attachmentsOf, postOf, readMail, recording } from './post-support.ts';

export const COR = 'cor@party-one.example';
export const TWAN = 'twan@party-two.example';

/** A covenant of two parties that meet, and the post that tells them; everything about the meeting `m1`. */
export class MeetingDesk {
  readonly covenant: TestCovenant;
  private readonly ledger: Ledger;
  private readonly transport = recording();

  private constructor(ledger: Ledger, covenant: TestCovenant) {
    this.ledger = ledger;
    this.covenant = covenant;
  }

  static async open(ledger: Ledger): Promise<MeetingDesk> {
    const covenant = await TestCovenant.open(ledger, '2026-01-05T09:00:00.000Z', {
      contacts: {
        'contact-one': { name: 'Cor Contact', address: COR },
        'contact-two': { name: 'Twan Two', address: TWAN, language: 'en' },
      },
    });
    return new MeetingDesk(ledger, covenant);
  }

  /** Sends what is due on a day. */
  async send(day: string): Promise<OutgoingMessage[]> {
    const { ledger, transport } = this;
    const before = transport.messages.length;
    await dispatch(postOf(ledger, transport), { asOf: day, clock: at(`${day}T07:00:00.000Z`) });
    return transport.messages.slice(before);
  }

  record(day: string, ...events: NewEvent[]): Promise<Unfolded[]> {
    return this.covenant.record(`${day}T10:00:00.000Z`, events);
  }

  async plan(day: string, change: Partial<EventData['MeetingPlanned']> = {}): Promise<void> {
    const data: EventData['MeetingPlanned'] = {
      meeting: 'm1',
      meetingKind: 'plenary',
      title: await this.covenant.text('Startbijeenkomst; kennismaking'),
      place: await this.covenant.text('Bezuidenhoutseweg 60, Den Haag'),
      host: 'party-two',
      on: '2026-03-02',
      time: '14:00',
      minutes: 90,
      invited: ['party-one', 'party-two'],
      guests: [],
      cards: [],
      audience: 'parties',
      ...change,
    };
    await this.record(day, { type: 'MeetingPlanned', data });
  }

  async move(day: string, change: Partial<EventData['MeetingMoved']>): Promise<void> {
    const { on, time, minutes, invited, guests, place, host, audience } = this.meeting;
    const previous = { on, time, minutes, invited, guests };
    const data = { meeting: 'm1', ...previous, place, host, audience, cards: [], previous, ...change };
    await this.record(day, { type: 'MeetingMoved', data });
  }

  async cancel(day: string): Promise<void> {
    const { on, time, minutes, invited, guests, title, audience } = this.meeting;
    const previous = { on, time, minutes, invited, guests };
    const reason = await this.covenant.text('Te weinig mensen kunnen');
    const data = { meeting: 'm1', reason, title, audience, previous };
    await this.record(day, { type: 'MeetingCancelled', data });
  }

  async put(day: string, agendaItem: string, words: string): Promise<void> {
    const data = { meeting: 'm1', agendaItem, words: await this.covenant.text(words) };
    await this.record(day, { type: 'AgendaItemPut', data });
  }

  get meeting(): Meeting {
    const meeting = this.covenant.state.meetings.open['m1'];
    if (!meeting) throw new Error('there is no meeting');
    return meeting;
  }
}

export function to(messages: readonly OutgoingMessage[], address: string): OutgoingMessage | undefined {
  return messages.find((message) => message.to === address);
}

export function textOf(message: OutgoingMessage | undefined): string {
  return readMail(message?.bytes ?? '').text.replaceAll('\r\n', '\n');
}

/** Every entry of a message's calendars, as two libraries read them alike. */
export function calendarOf(message: OutgoingMessage | undefined) {
  const files = Object.values(attachmentsOf(message?.bytes ?? '')).filter(({ headers }) =>
    headers['content-type']?.startsWith('text/calendar'),
  );
  return files.flatMap(({ text: file }) => {
    const calendar = new ICAL.Component(ICAL.parse(file));
    const others = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT');
    return calendar.getAllSubcomponents('vevent').map((component, index) => {
      const event = new ICAL.Event(component);
      const start = event.startDate.toJSDate().toISOString();
      const other = others[index];
      expect(other?.type === 'VEVENT' && new Date(other.start).toISOString()).toBe(start);
      return {
        method: calendar.getFirstPropertyValue('method'),
        uid: event.uid,
        sequence: event.sequence ?? 0,
        status: component.getFirstPropertyValue('status'),
        start,
        end: event.endDate.toJSDate().toISOString(),
        summary: event.summary,
        location: event.location,
        raw: file,
      };
    });
  });
}
