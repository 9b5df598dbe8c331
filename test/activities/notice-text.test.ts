import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMessage, envelopeOf, messageId, parseMailBox } from '../../activities/mail-message.ts';
import { distance, longDate } from '../../activities/notice-dates.ts';
import type { NoticePayload } from '../../activities/notice-payload.ts';
import type { NoticeEntry } from '../../activities/notice-entry.ts';
import { composeNotice, oneLine, renderSubject, renderText } from '../../activities/notice-text.ts';
import { readMail, SENDER } from './post-support.ts';

const payload: NoticePayload = {
  kind: 'reminder',
  covenant: { slug: 'textile', name: { nl: 'Textiel', en: 'Textile' } },
  subject: { nl: 'Actieplan', en: 'Action plan' },
  text: null,
  reason: null,
  occurrence: 2,
  organisation: 'company-one',
  organisationName: 'Company One',
  due: '2027-03-01',
  undelivered: null,
  reader: null,
  officer: null,
};

function entry(change: Partial<NoticePayload> = {}, rest: Partial<NoticeEntry> = {}): NoticeEntry {
  const base = {
    stream: 'cov_1',
    id: 'action-plan/company-one#2',
    person: 'jan',
    text: null,
    reason: null,
    words: null,
    openTexts: [],
    routed: null,
  };
  return { ...base, ...rest, payload: { ...payload, ...change } };
}

function message(change: { name?: string; subject?: string; text?: string }): Promise<Buffer> {
  return buildMessage({
    id: 'ntc_1',
    from: SENDER,
    to: { name: change.name ?? 'Jan', address: 'jan@example.org' },
    language: 'nl',
    subject: change.subject ?? 'Onderwerp',
    text: change.text ?? 'Tekst',
    date: '2026-02-15T07:00:00.000Z',
  });
}

describe('dates', () => {
  test('have the reader’s names of months, whatever the host speaks', () => {
    expect(longDate('2026-03-01', 'nl')).toBe('1 maart 2026');
    expect(longDate('2026-12-31', 'en')).toBe('31 December 2026');
  });

  test('say how far off they are', () => {
    expect(distance('2026-03-01', '2026-03-01', 'nl')).toBe('vandaag');
    expect(distance('2026-03-02', '2026-03-01', 'en')).toBe('in 1 day');
    expect(distance('2026-02-27', '2026-03-01', 'nl')).toBe('2 dagen geleden');
  });
});

describe('the text', () => {
  const reader = { person: 'jan', name: 'Jan Jansen', language: 'en' } as const;

  test('says per covenant what is asked, by when, and how to answer', () => {
    const text = renderText(composeNotice([entry()], reader, '2027-02-15', 'The secretariat'));
    expect(text.split('\n')).toEqual([
      'Dear Jan Jansen,',
      '',
      'This is what is asked of you or your organisation on 15 February 2027, in the course of:',
      '',
      'Textile',
      '=======',
      '',
      '1. Action plan, no. 2 (Company One)',
      '   Please do this by 1 March 2027 (in 14 days).',
      '',
      expect.stringContaining('"1: done"'),
      '',
      'If you have answered already, our messages have crossed and there is nothing you need to do.',
      '',
      'Kind regards,',
      'The secretariat',
      '',
    ]);
  });

  test('calls a reminder overdue when it goes out after the due day', () => {
    const text = renderText(composeNotice([entry()], reader, '2027-03-05', ''));
    expect(text).toContain('This was due on 1 March 2027 (4 days ago).');
  });

  test('tells an officer how to record an answer', () => {
    const officer = { person: 'jan', organisation: 'secretariat', language: 'en', card: null } as never;
    const told = (change: Partial<NoticePayload>): string =>
      renderText(composeNotice([entry(change)], reader, '2027-03-05', ''));
    expect(told({ officer })).toContain('covenant report-done');
    expect(told({})).not.toContain('covenant report-done');
  });

  test('quotes free text on one line and in bounds', () => {
    expect(oneLine('a\r\nSubject: b\u2028c\u202Ed\u0000e')).toBe('a Subject: b cd e');
    expect(Array.from(oneLine('💶'.repeat(2_000)))).toHaveLength(600);
  });

  test('names one covenant, or how many there are', () => {
    expect(renderSubject([entry()], 'nl')).toBe('Textiel: een punt vraagt uw aandacht');
    const other = entry({ covenant: { slug: 'gold', name: { nl: 'Goud', en: 'Gold' } } });
    expect(renderSubject([entry(), other], 'en')).toBe('2 items from 2 covenants for your attention');
  });
});

describe('the message', () => {
  const HEADERS = [
    'auto-submitted',
    'content-language',
    'content-transfer-encoding',
    'content-type',
    'date',
    'from',
    'list-help',
    'list-id',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
  ];

  test('is the same bytes for the same content', async () => {
    expect((await message({})).equals(await message({}))).toBe(true);
  });

  test('takes no header from a name, a subject or a text', async () => {
    const evil = 'Jan\r\nBcc: all@example.org\r\n\r\nBody';
    const { headers } = readMail(await message({ name: evil, subject: evil, text: evil }));
    expect(Object.keys(headers).sort()).toEqual(HEADERS);
  });

  test('whatever people are called: same headers, same reader', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(anything, anything, async (name, subject) => {
        const bytes = await message({ name, subject: `Onderwerp ${subject}` });
        expect(Object.keys(readMail(bytes).headers).sort()).toEqual(HEADERS);
        expect(envelopeOf(bytes)).toEqual({ from: SENDER.address, to: 'jan@example.org' });
      }),
      { numRuns: 300 },
    );
  });

  test('keeps every line within the length that SMTP allows', async () => {
    const bytes = await message({ text: 'ë'.repeat(5_000) });
    const longest = Math.max(
      ...bytes
        .toString()
        .split('\r\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThanOrEqual(998);
    expect(readMail(bytes).text.replace(/\s/g, '')).toBe('ë'.repeat(5_000));
  });
});

describe('the sender', () => {
  test('is one mail address, with or without a name', () => {
    expect(parseMailBox('Secretariaat <post@example.org>')).toEqual({
      name: 'Secretariaat',
      address: 'post@example.org',
    });
    expect(messageId('ntc_1', parseMailBox('post@example.org'))).toBe('<ntc_1@example.org>');
    for (const wrong of ['', 'nobody', 'a@example.org, b@example.org']) {
      expect(() => parseMailBox(wrong)).toThrow('one mail address');
    }
  });
});
