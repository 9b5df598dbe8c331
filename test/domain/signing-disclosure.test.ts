import { expect, test } from 'vitest';
import { correctionDisclosures } from '../../domain/corrections/disclose.ts';
import { signingDisclosures } from '../../domain/signing/disclose.ts';
import { maySee } from '../../domain/visibility.ts';
import { testContent } from '../support/content.ts';
import { aDefinition, text } from '../support/definition.ts';
import { given } from '../support/given.ts';
import { reason } from '../support/steps.ts';

const papers = [
  { id: 'agreement', name: text('Agreement'), kind: 'covenant' as const },
  {
    id: 'engagement',
    name: text('Engagement'),
    kind: 'engagement-agreement' as const,
    audience: 'owner' as const,
  },
];
const { state } = given(aDefinition({ papers }));
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
