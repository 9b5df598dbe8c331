import { describe, expect, test } from 'vitest';
import { receiptLines } from '../../../activities/mailbox/receipt-text.ts';
import type { NoticeEntry } from '../../../activities/notice-entry.ts';
import type { NoticePayload, Receipt } from '../../../activities/notice-payload.ts';

function entry(receipt: Partial<Receipt>, words: string | null, reason: string | null = null): NoticeEntry {
  const payload: NoticePayload = {
    kind: 'receipt',
    covenant: { slug: 'textile', name: { nl: 'Textiel', en: 'Textile' } },
    subject: null,
    text: null,
    reason: null,
    occurrence: null,
    organisation: 'party-one',
    organisationName: 'Party One',
    due: null,
    undelivered: null,
    reader: null,
    officer: null,
    receipt: { outcome: 'recorded', intent: 'done', on: '2027-03-10', until: null, event: 12, ...receipt },
  };
  return {
    stream: 'cov_1',
    id: 'plan',
    person: 'cor',
    payload,
    text: null,
    reason,
    words,
    openTexts: [],
    routed: null,
  };
}

describe('a receipt', () => {
  test('quotes what was recorded and what was written, in the language of the reader', () => {
    const given = entry({ intent: 'extension', until: '2027-05-01' }, 'Graag uitstel\ntot 1 mei.');
    expect(receiptLines(given, 'nl')).toEqual([
      'Uw bericht van 10 maart 2027 is vastgelegd als verzoek om uitstel tot en met 1 mei 2027. U hoort of het wordt toegestaan.',
      'U schreef: “Graag uitstel tot 1 mei.”',
    ]);
    expect(receiptLines(given, 'en')).toEqual([
      'Your message of 10 March 2027 has been recorded as a request for more time, until 1 May 2027. You will hear whether it is granted.',
      'You wrote: “Graag uitstel tot 1 mei.”',
    ]);
  });

  test('gives the officer’s words with a rejection', () => {
    expect(receiptLines(entry({ outcome: 'rejected' }, 'Done', 'Last year’s list'), 'en')).toEqual([
      'Your message of 10 March 2027 has been read but not recorded; what was agreed about this before still holds.',
      'Explanation: Last year’s list',
      'You wrote: “Done”',
    ]);
  });

  const intents = ['done', 'extension', 'cannot', 'question', 'other-person', 'away', 'address'] as const;
  const outcomes = ['recorded', 'rejected', 'answered', 'too-large', 'confirm-address'] as const;
  test.each(outcomes.flatMap((outcome) => intents.map((intent) => ({ outcome, intent }))))(
    'has words for $outcome $intent in both languages',
    (about) => {
      const sizes = { size: '60 MB', limit: '25 MB', until: '2027-05-01' };
      for (const language of ['nl', 'en'] as const) {
        const lines = receiptLines(entry({ ...about, ...sizes }, 'words', 'reason'), language);
        expect(lines.join('\n')).not.toMatch(/[{}]|\( ?\)|undefined/);
        expect(lines[0]).toContain('2027');
      }
    },
  );

  test('that asks about an address shows it on one line, and quotes nothing else', () => {
    const lines = receiptLines(entry({ outcome: 'confirm-address' }, 'new@example.org\r\nBcc: x'), 'en');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('new@example.org Bcc: x');
  });
});
