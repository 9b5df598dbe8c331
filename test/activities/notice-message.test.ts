import PostalMime from 'postal-mime';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMessage } from '../../activities/mail-message.ts';
import { calendarAttachments } from '../../activities/notice-calendar.ts';
import type { NoticeEntry } from '../../activities/notice-entry.ts';
import { interpret } from '../../activities/mailbox/interpret.ts';
import { renderHtml } from '../../activities/notice-html.ts';
import type { NoticePayload } from '../../activities/notice-payload.ts';
import { composeNotice, renderText } from '../../activities/notice-text.ts';
import { SENDER } from './post-support.ts';

const NOW = '2027-02-15T07:00:00.000Z';
const DAY = '2027-02-15';

const payload: NoticePayload = {
  kind: 'reminder',
  covenant: { slug: 'textile', name: { nl: 'Textiel', en: 'Textile' } },
  subject: { nl: 'Actieplan', en: 'Action plan' },
  text: null,
  reason: null,
  occurrence: null,
  organisation: 'company-one',
  organisationName: 'Company One',
  due: '2027-03-01',
  changedAt: 4,
  undelivered: null,
  reader: null,
  officer: null,
};

function entry(change: Partial<NoticePayload> = {}, rest: Partial<NoticeEntry> = {}): NoticeEntry {
  const base = {
    stream: 'cov_1',
    id: 'action-plan/company-one',
    person: 'jan',
    text: null,
    reason: null,
    words: null,
    openTexts: [],
    routed: null,
  };
  return { ...base, ...rest, payload: { ...payload, ...change } };
}

function compose(entries: readonly NoticeEntry[], language: 'nl' | 'en' = 'nl') {
  return composeNotice(entries, { person: 'jan', name: 'Jan Jansen', language }, DAY, 'Het secretariaat');
}

function message(entries: readonly NoticeEntry[], language: 'nl' | 'en' = 'nl'): Promise<Buffer> {
  const content = compose(entries, language);
  return buildMessage({
    id: 'ntc_1',
    from: SENDER,
    to: { name: 'Jan', address: 'jan@example.org' },
    language,
    subject: content.subject,
    text: renderText(content),
    html: renderHtml(content),
    attachments: calendarAttachments(entries, {
      language,
      stamp: NOW,
      organiser: SENDER,
      takenBack: new Map(),
    }),
    date: NOW,
  });
}

const gold = { slug: 'gold', name: { nl: 'Goud', en: 'Gold' } };

describe('a message', () => {
  test('is text, HTML and a calendar, as a mail program of another maker reads it', async () => {
    const mail = await PostalMime.parse(await message([entry()]));
    expect(mail.subject).toBe('Textiel: een punt vraagt uw aandacht');
    expect(mail.text).toContain('1. Actieplan (Company One)');
    expect(mail.html).toContain('<strong>Actieplan (Company One)</strong>');
    expect(mail.attachments).toMatchObject([
      { filename: 'termijnen.ics', mimeType: 'text/calendar', disposition: 'attachment', method: 'PUBLISH' },
    ]);
    expect(mail.messageId).toBe('<ntc_1@example.org>');
  });

  test('is the same bytes for the same content', async () => {
    expect((await message([entry()])).equals(await message([entry()]))).toBe(true);
    expect((await message([entry()])).equals(await message([entry({ due: '2027-03-02' })]))).toBe(false);
  });

  test('without a day has no calendar', async () => {
    const opened = entry({ kind: 'gate-opened', due: null });
    expect((await PostalMime.parse(await message([opened]))).attachments).toEqual([]);
  });

  test('keeps every line within the length that SMTP allows', async () => {
    const long = entry({}, { reason: 'ë'.repeat(600) });
    const lines = (await message(Array.from({ length: 30 }, () => long))).toString().split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
  });

  test('speaks each language in all of its parts', async () => {
    const mail = await PostalMime.parse(await message([entry()], 'en'));
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).toContain('Please do this by 1 March 2027 (in 14 days).');
    expect(mail.attachments[0]?.filename).toBe('due-days.ics');
    expect(`${mail.text}${mail.html}`).not.toMatch(/Graag|Geachte|convenant /);
  });
});

describe('numbers', () => {
  test('go on from one covenant to the next, the same in text and HTML', () => {
    const entries = [
      entry(),
      entry({ covenant: gold, due: '2027-04-01' }, { id: 'b', stream: 'cov_2' }),
      entry({ covenant: gold }, { id: 'a', stream: 'cov_2' }),
    ];
    const content = compose(entries);
    expect(content.covenants.map(({ name, items }) => [name, items.map(({ position }) => position)])).toEqual(
      [
        ['Goud', [1, 2]],
        ['Textiel', [3]],
      ],
    );
    const html = renderHtml(content);
    expect([...html.matchAll(/<li value="(\d)"/g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
    expect(html).toContain('<ol start="3">');
    expect([...renderText(content).matchAll(/^(\d)\. /gm)].map(([, number]) => number)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });
});

describe('the HTML', () => {
  test('says what the plain text says, no less and no more', () => {
    const content = compose([entry(), entry({ covenant: gold, kind: 'overdue', due: '2027-02-01' })]);
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const html = renderHtml(content)
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<li value="(\d+)"[^>]*>/g, '$1 ');
    expect(words(html.replace(/<[^>]*>/g, ' ').replace(/&[a-z#0-9]+;/g, ' '))).toEqual(
      words(renderText(content)),
    );
  });

  test('fetches nothing, runs nothing, and marks language, headings and lists', () => {
    const html = renderHtml(compose([entry()]));
    expect(html).not.toMatch(/<(?:img|script|link|iframe|object|form|style|a)\b|https?:|url\(|\son\w+=/i);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="nl">/);
    expect(html).toContain('<title>Textiel: een punt vraagt uw aandacht</title>');
    expect(html).toContain('<h1');
    expect(html.match(/<ol\b/g)).toHaveLength(1);
  });

  test('takes no mark-up from what people typed', () => {
    const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
    const plainly = tags(renderHtml(compose([entry({ kind: 'returned' }, { reason: 'x', words: 'x' })])));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const evil = `x</li><script>alert(1)</script>"'&${typed}`;
        const entries = [entry({ kind: 'returned', organisationName: evil }, { reason: evil, words: evil })];
        expect(tags(renderHtml(compose(entries)))).toEqual(plainly);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a message says', () => {
  const said = (change: Partial<NoticePayload>, rest: Partial<NoticeEntry> = {}): string =>
    renderText(compose([entry(change, rest)], 'en'));

  test('when a day has moved, from which and to which', () => {
    expect(said({ kind: 'moved', previous: '2027-02-20' })).toContain(
      'The due day has moved from 20 February 2027 to 1 March 2027 (in 14 days).',
    );
  });

  test('when a duty is dropped, why; and nothing is asked any more', () => {
    const text = said({ kind: 'cancelled', because: 'covenant-ended' }, { reason: 'All done' });
    expect(text).toContain('The covenant has ended and this commitment has been dropped.');
    expect(text).toContain('Explanation: All done');
    expect(text).toContain('This is what there is to tell');
    expect(text).not.toContain('"1: done"');
  });

  test('to a new contact: what is open, in one item', () => {
    const open = [
      { id: 'a', name: { nl: 'Plan', en: 'Plan' }, text: null, occurrence: 2, due: '2027-03-01' },
      { id: 'b', name: null, text: null, occurrence: null, due: null },
    ];
    const text = said(
      { kind: 'summary', due: null, subject: null, open },
      { openTexts: [null, 'Own words'] },
    );
    expect(text).toContain('1. You are now the contact of Company One. This is what is open:');
    expect(text).toContain('   • Plan, no. 2, please by 1 March 2027 (in 14 days)');
    expect(text).toContain('   • Own words');
  });

  test('with an officer’s words where there are any', () => {
    expect(said({}, { words: 'Call me\nif this is hard' })).toContain('\n   Call me if this is hard\n');
  });

  test('to an officer: who was not reached, about what, and who reads it now', () => {
    const undelivered = {
      person: 'jan',
      fate: 'refused' as const,
      detail: 'RCPT TO 550 5.1.1',
      next: 'dora',
      about: ['plan', 'list'],
    };
    const text = said({ kind: 'undelivered', due: null, undelivered });
    expect(text).toContain(
      'A message to jan (Company One) may not have arrived: refused (RCPT TO 550 5.1.1).',
    );
    expect(text).toContain('It was about: plan, list. It now goes to dora.');
    expect(said({ kind: 'undelivered', due: null, undelivered: { ...undelivered, next: null } })).toContain(
      'Please get in touch yourself.',
    );
  });
});

describe('how to answer', () => {
  test.each(['nl', 'en'] as const)('in words that are read as they are meant (%s)', (language) => {
    const [how = ''] = compose([entry()], language).answer;
    const meanings = [...how.matchAll(/"([^"]+)"/g)].map(([, text = '']) => {
      const asked = [{ position: 1, due: '2027-03-01', decision: false }];
      const [meaning, ...others] = interpret({ text, attachments: 0, known: [] }, asked, DAY);
      expect(others, text).toEqual([]);
      return [meaning?.intent, meaning?.until];
    });
    expect(meanings).toEqual([
      ['done', null],
      ['extension', '2027-04-16'],
      ['cannot', null],
      ['other-person', null],
      ['away', '2027-04-16'],
    ]);
  });

  test('says of a decision that it is not made by mail, and asks nothing where there is only news', () => {
    const decision = compose([entry({ kind: 'gate-opened', due: null })], 'en').answer.join(' ');
    expect(decision).toContain('The secretariat records no decision from a mail.');
    expect(decision).not.toContain('"1: done"');
    const news = compose([entry({ kind: 'phase-started', due: null })], 'en').answer;
    expect(news).toEqual(['You can ask about this by replying to this message.']);
  });
});

describe('the calendar of a message', () => {
  const files = (entries: readonly NoticeEntry[], takenBack = new Map<string, number>()) =>
    calendarAttachments(entries, { language: 'en', stamp: NOW, organiser: SENDER, takenBack });

  test('has one entry for a duty of which it speaks twice, the later one', () => {
    const [file] = files([entry(), entry({ kind: 'moved', due: '2027-05-01', changedAt: 9 })]);
    expect(file?.content.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(file?.content).toContain('SEQUENCE:9');
    expect(file?.content).toContain('DTSTART;VALUE=DATE:20270501');
  });

  test('takes back in a file of its own', () => {
    const some = files([entry(), entry({ kind: 'cancelled', changedAt: 9 }, { id: 'list' })]);
    expect(some.map(({ filename }) => filename)).toEqual(['due-days.ics', 'cancelled.ics']);
    expect(some[1]?.content).toContain('METHOD:CANCEL');
  });

  test('puts back what it took back only under a higher number', () => {
    const [file] = files([entry()], new Map([['action-plan/company-one@cov_1', 12]]));
    expect(file?.content).toContain('SEQUENCE:13');
  });

  test('says no distance in days, which is wrong tomorrow', () => {
    expect(files([entry()])[0]?.content).not.toMatch(/in 14 days/);
  });
});
