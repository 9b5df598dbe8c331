import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../../activities/mailbox/html-text.ts';
import { readReply } from '../../../activities/mailbox/reply-text.ts';

const OWN = 'Gereed, zie bijlage.';

describe('what a mail program added is taken away', () => {
  test.each([
    [
      'Gmail',
      `${OWN}\n\nOn Mon, 3 May 2027 at 10:12, Secretariat <office@example.org> wrote:\n\n> 1. Action plan\n> due`,
    ],
    [
      'Gmail, Dutch',
      `${OWN}\n\nOp ma 3 mei 2027 om 10:12 schreef Secretariaat <office@example.org>:\n\n> Geachte`,
    ],
    [
      'Gmail, over two lines',
      `${OWN}\n\nOp ma 3 mei 2027 om 10:12 schreef Secretariaat met een lange naam <\noffice@example.org>:\n\n> Geachte`,
    ],
    [
      'Outlook',
      `${OWN}\n\n________________________________\nFrom: Secretariat <office@example.org>\nSent: Monday\nTo: Cor\nSubject: Action plan\n\nDear Cor`,
    ],
    [
      'Outlook, Dutch',
      `${OWN}\r\n\r\nVan: Secretariaat <office@example.org>\r\nVerzonden: maandag 3 mei 2027 10:12\r\nAan: Cor\r\nOnderwerp: Actieplan\r\n\r\nGeachte Cor, het is gereed`,
    ],
    ['old Outlook', `${OWN}\n\n-----Oorspronkelijk bericht-----\nVan: Secretariaat\n\nGeachte`],
    ['Thunderbird', `${OWN}\n\nOn 03/05/2027 10:12, Secretariat wrote:\n> Dear`],
    [
      'Apple Mail',
      `${OWN}\n\n> Op 3 mei 2027, om 10:12 heeft Secretariaat <office@example.org> het volgende geschreven:\n> \n> Geachte`,
    ],
    [
      'Apple Mail, no marks',
      `${OWN}\n\nOp 3 mei 2027, om 10:12 heeft Secretariaat <office@example.org> het volgende geschreven:\n\nGeachte`,
    ],
    ['a forwarded message', `${OWN}\n\nBegin doorgestuurd bericht:\n\nVan: X`],
  ])('%s', (_, text) => {
    expect(readReply(text)).toMatchObject({ words: OWN, meaning: OWN });
  });

  test.each([
    `${OWN}\n\nMet vriendelijke groet,\n\nCor Contact\n3 mei straat 12`,
    `${OWN}\n\nKind regards,\nCor`,
    `${OWN}\n\nMvg Cor`,
    `${OWN}\n-- \nCor`,
    `${OWN}\n\nVerzonden vanaf mijn iPhone`,
    `${OWN}\n\nSent from my phone`,
  ])('closing and signature carry no meaning: %j', (text) => {
    expect(readReply(text).meaning).toBe(OWN);
  });

  test('an answer below or between the quoted lines stays', () => {
    expect(readReply('> 1. Actieplan\n\ngereed\n\n> 2. Lijst\n\nvolgt').words).toBe('gereed\n\nvolgt');
  });

  test('what only looks like it stays', () => {
    const text = 'Op 3 mei leveren wij de lijst:\n- Van: Test works\nOn 3 May we deliver.';
    expect(readReply(text).words).toBe(text);
  });

  test('nothing invisible stays', () => {
    expect(readReply('Ge\u200breed\u00a0\u202ezie\u0007\r\nbijlage').words).toBe('Gereed zie\nbijlage');
  });
});

describe('HTML', () => {
  test('becomes lines, with the quoted message marked', () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><div>Gereed,&nbsp;zie <b>bijlage</b>.</div><div><br></div>' +
      '<div class="gmail_quote">On Mon, 3 May 2027 at 10:12, Office wrote:<blockquote><p>1. Action plan</p></blockquote></div></body></html>';
    expect(readReply(htmlToText(html)).words).toBe(OWN);
  });

  test('keeps an answer between two quotes', () => {
    const html =
      '<blockquote>1. Plan</blockquote><p>gereed &amp; af</p><blockquote>2. Lijst</blockquote><p>volgt</p>';
    expect(
      readReply(htmlToText(html))
        .lines.filter(({ quoted }) => !quoted)
        .map(({ text }) => text)
        .filter(Boolean),
    ).toEqual(['gereed & af', 'volgt']);
  });

  test('that is broken ends soon', () => {
    const started = Date.now();
    expect(htmlToText('<a '.repeat(100_000)).length).toBeGreaterThan(0);
    expect(htmlToText('<div>'.repeat(100_000)).trim()).toBe('');
    expect(htmlToText(`<!--${'<p "'.repeat(50_000)}`).trim()).toBe('');
    expect(htmlToText('5 < 6 &#0;&#xD800;&bogus;')).toBe('5 < 6 \ufffd\ufffd&bogus;');
    expect(Date.now() - started).toBeLessThan(3_000);
  });
});
