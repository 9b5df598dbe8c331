import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpret, type AskedItem } from '../../../activities/mailbox/interpret.ts';
import { say } from '../../../activities/notice-messages.ts';
import { isRealDate } from '../../../domain/primitives.ts';

const ON = '2027-03-10';
const ONE: AskedItem[] = [{ position: 1, due: '2027-03-24', decision: false }];
const THREE: AskedItem[] = [
  { position: 1, due: '2027-03-24', decision: false },
  { position: 2, due: '2027-04-01', decision: false },
  { position: 3, due: null, decision: true },
];
const KNOWN = ['cor@party-one.example', 'office@example.org'];

function read(text: string, { asked = ONE, attachments = 0 } = {}) {
  return interpret({ text, attachments, known: KNOWN }, asked, ON);
}

describe('done', () => {
  test.each([
    'Gereed.',
    'Beste secretariaat,\n\nDit is inmiddels afgerond.\n\nMet vriendelijke groet,\nCor',
    'Hierbij het actieplan.',
    'Wij hebben de lijst gisteren ingediend.',
    'Done',
    'Dear all,\n\nPlease find attached our action plan.\n\nKind regards,\nMary',
    'We have submitted the list.',
    '1: gereed',
  ])('%j', (text) => {
    expect(read(text)).toMatchObject([{ intent: 'done', certain: true, positions: [1] }]);
  });

  test('is what an attachment without words says, but not for certain', () => {
    expect(read('', { attachments: 1 })).toMatchObject([{ intent: 'done', certain: false }]);
    expect(read('Zie bijlage', { attachments: 1 })).toMatchObject([{ intent: 'done', certain: true }]);
  });

  test.each([
    'Dit is nog niet gereed.',
    'Het is bijna klaar.',
    'Zodra het klaar is, laten wij het weten.',
    'It is not yet finished.',
    'It will be done soon.',
    'Is dit niet al gereed gemeld?',
    'Has this been submitted by my colleague?',
    'Ik stuur het zonder bijlage.',
  ])('is not said by %j', (text) => {
    expect(read(text).map(({ intent }) => intent)).not.toContain('done');
  });
});

describe('extension', () => {
  test.each([
    ['Graag uitstel tot 1 mei.', '2027-05-01'],
    ['Kunnen wij uitstel krijgen tot en met vrijdag 30 april 2027? ', '2027-04-30'],
    ['We would like an extension until 15 April.', '2027-04-15'],
    ['May we have more time, until the end of April', '2027-04-30'],
    ['Wij redden 24 maart niet, wel 7 april.', '2027-04-07'],
    ['We cannot make 24 March but will deliver on 7 April 2027.', '2027-04-07'],
    ['Uitstel tot 15-04-2027 in plaats van 24-03-2027 graag', '2027-04-15'],
  ])('%j', (text, until) => {
    expect(read(text)).toMatchObject([{ intent: 'extension', until }]);
  });

  test('is asked for even where no day is named', () => {
    expect(read('Wij hebben meer tijd nodig.')).toMatchObject([{ intent: 'extension', until: null }]);
  });

  test('is likely where a later day is promised, and not where the day is in time', () => {
    expect(read('U ontvangt het op 7 april.')).toMatchObject([
      { intent: 'extension', until: '2027-04-07', certain: false },
    ]);
    expect(read('U ontvangt het op 20 maart.')).toMatchObject([{ intent: 'question', hint: 'promise' }]);
  });
});

describe('cannot', () => {
  test.each([
    'Dit gaat ons niet lukken.',
    'Wij kunnen dit jaar niet leveren.',
    'Het is voor ons niet haalbaar.',
    'We cannot deliver this.',
    'Unfortunately we are unable to provide the figures.',
  ])('%j', (text) => expect(read(text)).toMatchObject([{ intent: 'cannot', certain: true }]));
});

describe('not for me', () => {
  test.each([
    [
      'Dit is niet voor mij maar voor Jan van der Berg (jan@party-one.example).',
      { name: 'Jan van der Berg', address: 'jan@party-one.example' },
    ],
    [
      'U moet zijn bij onze nieuwe contactpersoon: Ans Test <ans@party-one.example>',
      { name: 'Ans Test', address: 'ans@party-one.example' },
    ],
    [
      'I no longer work here, please contact Mary Smith at mary@party-one.example.',
      { name: 'Mary Smith', address: 'mary@party-one.example' },
    ],
    ['This is not for me but for my colleague Mary Smith.', { name: 'Mary Smith', address: null }],
    ['Verkeerde persoon!', null],
  ])('%j', (text, person) => expect(read(text)).toMatchObject([{ intent: 'other-person', person }]));
});

describe('away', () => {
  test.each([
    ['Ik ben met vakantie tot en met 21 maart.', ON, '2027-03-21'],
    ['Ik ben afwezig van 15 maart tot 2 april 2027.', '2027-03-15', '2027-04-02'],
    ['Afwezig van 15 t/m 21 maart', '2027-03-15', '2027-03-21'],
    ['I am out of the office and will be back on 22 March.', ON, '2027-03-21'],
    ['Op maandag 22 maart ben ik weer aanwezig', null, null],
    ['I am on leave until Friday.', ON, '2027-03-12'],
  ])('%j', (text, from, until) => {
    expect(read(text)).toMatchObject([{ intent: 'away', ...(from ? { from, until } : {}) }]);
  });

  test('with who answers meanwhile', () => {
    const text = 'Ik ben afwezig tot en met 21 maart. Neem contact op met Jan Test, jan@party-one.example.';
    expect(read(text)).toMatchObject([{ person: { name: 'Jan Test', address: 'jan@party-one.example' } }]);
  });

  test('beside an extension both are kept, neither for certain', () => {
    expect(read('Ik ben met vakantie tot 21 maart, graag uitstel tot 7 april.')).toMatchObject([
      { intent: 'away', certain: false },
      { intent: 'extension', until: '2027-04-07', certain: false },
    ]);
  });
});

test.each([
  'Mijn e-mailadres is gewijzigd in cor.nieuw@party-one.example',
  'Please note my new email address: cor.nieuw@party-one.example',
])('a new address of the sender: %j', (text) => {
  expect(read(text)).toMatchObject([
    { intent: 'address', person: { address: 'cor.nieuw@party-one.example' } },
  ]);
});

describe('never by mail', () => {
  test.each([
    ['Hierbij ondertekenen wij het convenant.', 'how-to-sign'],
    ['We hereby sign the agreement.', 'how-to-sign'],
    ['Wij gaan akkoord.', 'how-to-decide'],
    ['Our position: we object.', 'how-to-decide'],
    ['Hierbij onze letter of intent.', 'how-to-letter'],
    ['De tekst mag gepubliceerd worden.', 'how-to-release'],
    ['You may release our figures.', 'how-to-release'],
  ])('%j becomes a question with a hint', (text, hint) => {
    expect(read(text)).toMatchObject([{ intent: 'question', hint, certain: false }]);
  });

  test('nor is whatever is said about a decision', () => {
    const asked = [{ position: 1, due: null, decision: true }];
    expect(read('Gereed', { asked })).toMatchObject([{ intent: 'question', hint: 'how-to-decide' }]);
  });

  test('but a signed list that is attached is a list', () => {
    expect(read('Hierbij de ondertekende lijst.', { attachments: 1 })).toMatchObject([{ intent: 'done' }]);
  });
});

describe('free text', () => {
  test.each([
    'Wat wordt hier precies van ons verwacht?',
    'Which format do you need?',
    'Ik bel u morgen.',
    '',
  ])('%j is for the officer to read', (text) =>
    expect(read(text)).toMatchObject([{ intent: 'question', text }]),
  );

  test('that is long is never certain', () => {
    const text = `Het actieplan is gereed. ${'En dan nog iets anders. '.repeat(20)}`;
    expect(read(text)).toMatchObject([{ intent: 'done', certain: false }]);
  });
});

describe('several items', () => {
  test.each([
    '1: gereed\n2: graag uitstel tot 1 mei',
    'Beste secretariaat, hierbij de antwoorden:\n\n1. Gereed, zie bijlage.\n2. Graag uitstel\ntot 1 mei.\n\nGroet,\nCor\n3 mei 1970',
    'Punt 1 is gereed\nPunt 2: uitstel tot 1 mei',
    '> 1. Actieplan (Organisation One)\n>    Graag uiterlijk op 24 maart.\ngereed\n> 2. Locatielijst\nuitstel tot 1 mei\n\nMet vriendelijke groet,\nCor',
  ])('%j', (text) => {
    expect(read(text, { asked: THREE })).toMatchObject([
      { positions: [1], intent: 'done' },
      { positions: [2], intent: 'extension', until: '2027-05-01' },
    ]);
  });

  test('by two numbers at once, or all', () => {
    expect(read('1 en 2: gereed', { asked: THREE })).toMatchObject([{ positions: [1, 2], intent: 'done' }]);
    expect(read('Both done.', { asked: THREE.slice(0, 2) })).toMatchObject([
      { positions: [1, 2], intent: 'done' },
    ]);
  });

  test('without a number the officer chooses', () => {
    expect(read('Gereed', { asked: THREE })).toMatchObject([{ positions: [], intent: 'done' }]);
  });

  test('a number that no item has is no number of an item', () => {
    expect(read('7: gereed', { asked: THREE })).toMatchObject([{ positions: [] }]);
    expect(read('2 maart hebben wij de lijst verstuurd', { asked: THREE })).toMatchObject([
      { positions: [] },
    ]);
  });
});

describe('what the notices tell people to write is understood', () => {
  const written = [
    ['1: gereed', 'done'],
    ['1: uitstel tot 1 mei 2027, omdat het systeem wisselt', 'extension'],
    ['1: lukt niet, omdat het systeem wisselt', 'cannot'],
    ['1: niet voor mij, maar voor naam@voorbeeld.nl', 'other-person'],
    ['afwezig tot 1 mei 2027', 'away'],
    ['1: done', 'done'],
    ['1: extension until 1 May 2027, because the system changes', 'extension'],
    ['1: cannot deliver, because the system changes', 'cannot'],
    ['1: not for me but for name@example.org', 'other-person'],
    ['away until 1 May 2027', 'away'],
  ] as const;
  test.each(written)('%s', (text, intent) => {
    for (const asked of [ONE, THREE])
      expect(read(text, { asked })).toMatchObject([{ intent, certain: true }]);
    const [nl, en] = [
      say('answer', 'nl', { until: '1 mei 2027' }),
      say('answer', 'en', { until: '1 May 2027' }),
    ];
    const told = text.replace(/, (?:omdat|because) .*$/, '').replace(/^.*: /, '');
    expect(`${nl}\n${en}`).toContain(told);
  });
});

describe('whatever people write', () => {
  test('is read without an exception, and gives known meanings', () => {
    const word = constantFrom(
      ...'gereed niet uitstel tot 1 mei 31 februari 2027 afwezig > 1. 2: - ? jan@example.org is klaar wrote: On 3 May'.split(
        ' ',
      ),
      '\n',
    );
    const text = oneof(
      string({ unit: 'binary' }),
      array(word).map((words) => words.join(' ')),
    );
    assert(
      property(text, constantFrom(ONE, THREE, []), (given, asked) => {
        for (const meaning of interpret({ text: given, attachments: 0, known: KNOWN }, asked, ON)) {
          for (const day of [meaning.from, meaning.until]) expect(day === null || isRealDate(day)).toBe(true);
          for (const position of meaning.positions)
            expect(asked.map((item) => item.position)).toContain(position);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(['niet ', 'to to ', 'Aaa ', '1-', '> ', 'On 3 ', '\n', '1: ', 'voor ', 'a@b'])(
    'is read soon, however long: %j',
    (part) => {
      const started = Date.now();
      read(part.repeat(200_000 / part.length), { asked: THREE });
      expect(Date.now() - started).toBeLessThan(3_000);
    },
  );
});
