import { describe, expect, test } from 'vitest';
import { correctionDisclosures } from '../../domain/corrections/disclose.ts';
import { signingDisclosures } from '../../domain/signing/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, aPaper, text } from '../support/definition.ts';
import { given, type Draft } from '../support/given.ts';
import { seen, typed } from '../support/seen.ts';
import {
  joinAsParty,
  openRound,
  reason,
  refuseToSign,
  signPaper,
  toSigned,
  toSigning,
} from '../support/steps.ts';

const papers = [
  { id: 'agreement', name: text('Agreement'), kind: 'covenant' as const },
  {
    id: 'engagement',
    name: text('Engagement'),
    kind: 'engagement-agreement' as const,
    audience: 'owner' as const,
  },
];
/** As in a ledger of an earlier build, which took a paper that its signatories may not read. */
const state = { ...given().state, definition: aDefinition({ papers }) };
const document = testContent('agreement');
const viewers = ['union', 'office', 'company'];
const seenBy = (disclosure: Parameters<typeof maySee>[2]) =>
  viewers.filter((organisation) => maySee(state, { organisation }, disclosure));

test('signatures are known to the parties and to whoever signed, by the audience of their paper', () => {
  const signed = (organisation: string, paper?: string) =>
    seenBy(signingDisclosures.CovenantSigned({ organisation, document, method: 'paper', paper }, state));
  expect(signed('branch')).toEqual(['union']);
  expect(signed('office', 'engagement')).toEqual(['office']);
  expect(signed('branch', 'engagement')).toEqual([]);
});

test('a refusal is known to the parties, and that an agreement is concluded to everybody', () => {
  const refused = { organisation: 'branch', reason };
  expect(seenBy(signingDisclosures.SignatureRefused(refused, state))).toEqual(['union']);
  expect(seenBy(signingDisclosures.AgreementConcluded({ on: '2027-01-04' }, state))).toEqual(viewers);
});

test('a correction is known to whoever knew of what was wrong, a proposal to the secretariat alone', () => {
  const corrected = { event: 4, reason, effect: 'undone' as const };
  expect(seenBy(correctionDisclosures.EventCorrected(corrected, state))).toEqual(['union']);
  const known = { audience: 'owner' as const, owner: 'company' };
  expect(seenBy(correctionDisclosures.EventCorrected({ ...corrected, known }, state))).toEqual(['company']);
  expect(seenBy(correctionDisclosures.CorrectionProposed({ event: 4, reason, by: 'olga' }, state))).toEqual(
    [],
  );
});

describe('a paper that a party which joined later may not read', () => {
  const first = ['ministry', 'union', 'branch'];
  const definition = aDefinition({
    papers: [
      aPaper('covenant', 'covenant'),
      aPaper('side-letter', 'other', { signatories: 'parties', audience: { only: first } }),
    ],
  });
  const crafts = { organisation: 'crafts' };
  const begun = [...toSigning, joinAsParty('crafts')];
  const withLetter = (viewer: Parameters<typeof seen>[0], steps: readonly Draft[]): string[] =>
    seen(viewer, steps, definition).flatMap(({ fact }) =>
      fact.type !== 'CovenantOpened' && JSON.stringify(fact.data).includes('side-letter') ? [fact.type] : [],
    );

  test('is signed and refused out of its sight; it sees the rest of the round', () => {
    const steps = [
      ...begun,
      openRound(['covenant', 'side-letter']),
      signPaper('union', 'side-letter'),
      refuseToSign('branch', 'side-letter'),
    ];
    expect(withLetter(crafts, steps)).toEqual([]);
    const all = seen(crafts, steps, definition);
    expect(typed(all, 'SigningRoundOpened')).toMatchObject([{ documents: [{ paper: 'covenant' }] }]);
    expect(typed(all, 'SigningRoundEnded')).toMatchObject([{ papers: ['covenant'], voided: [] }]);
    expect(withLetter('mina', steps)).toEqual([
      'SigningRoundOpened',
      'CovenantSigned',
      'SignatureRefused',
      'SigningRoundEnded',
    ]);
  });

  test('in a round of its own brings it neither the round nor a message', () => {
    const steps = [...toSigned, joinAsParty('crafts'), openRound(['side-letter'])];
    expect(typed(seen(crafts, steps, definition), 'SigningRoundOpened')).toEqual([]);
    const told = given(definition)
      .and(...steps)
      .announced();
    expect(told.map(({ organisation }) => organisation)).toEqual(['branch', 'ministry', 'union']);
  });

  test('shows it that its own signature counts no longer, where it had signed', () => {
    const steps = [
      ...begun,
      openRound(['covenant', 'side-letter']),
      signPaper('crafts', 'side-letter'),
      signPaper('union', 'side-letter'),
      refuseToSign('branch', 'side-letter'),
    ];
    const all = seen(crafts, steps, definition);
    expect(typed(all, 'SigningRoundEnded')).toMatchObject([
      { voided: [{ paper: 'side-letter', organisations: ['crafts'] }] },
    ]);
    expect(all.at(-1)?.after.signing.others['side-letter']).toBeUndefined();
  });
});
