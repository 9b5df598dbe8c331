import type { LocalText } from '../../../domain/primitives.ts';
import type { SignedBy, SigningEvents } from '../../../domain/signing/events.ts';
import { covenantPaper, paperToSign } from '../../../domain/signing/papers.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { both, organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const signingTellers: TellersOf<SigningEvents> = {
  SigningRoundOpened: [
    'course',
    ({ round, documents }, state) => {
      const papers = documents.map(({ paper }) => paper);
      return { names: { round: `${round}`, papers: inOneLine(papers.map((id) => paperName(state, id))) } };
    },
  ],
  CovenantSigned: [
    'submission',
    ({ organisation, method, paper }, state) => ({
      names: {
        organisation: organisationName(state, organisation),
        paper: paperName(state, paper),
        method,
      },
    }),
  ],
  SignatureRefused: [
    'submission',
    ({ organisation, paper, reason }, state) => ({
      names: { organisation: organisationName(state, organisation), paper: paperName(state, paper) },
      text: reason,
    }),
  ],
  SigningRoundEnded: [
    'course',
    ({ outcome, voided }, state) => ({
      names: { outcome: `signing-${outcome}`, voided: signatories(state, voided) },
    }),
  ],
  PaperSealed: [
    'course',
    ({ paper, sealed }, state) => ({
      names: { paper: paperName(state, paper), sealed: sealed.slice(0, 12) },
    }),
  ],
  AgreementConcluded: ['course', ({ on }) => ({ names: { day: on } })],
  AgreementReopened: ['correction', ({ because }) => ({ names: { event: `${because}` } })],
  MarketCoverageRecorded: [
    'course',
    ({ percentFrom, percentTo, on, basis }) => ({
      names: { day: on, percent: percentage(percentFrom, percentTo) },
      text: basis,
    }),
  ],
};

/** A paper that is signed, by its name; the covenant's own text where none is named. */
export function paperName(state: CovenantState, id = covenantPaper(state)): LocalText {
  return paperToSign(state, id)?.name ?? both(id);
}

/** A figure or a range, as each language writes it: `42 %`, `42–45 %`, `37,5 %`. */
export function percentage(from: number, to = from): LocalText {
  const en = from === to ? `${from} %` : `${from}–${to} %`;
  return { nl: en.replaceAll('.', ','), en };
}

/** Whose signatures, each organisation once. */
export function signatories(state: CovenantState, signed: readonly SignedBy[]): string {
  const ids = new Set(signed.flatMap(({ organisations }) => organisations));
  return [...ids].map((id) => organisationName(state, id)).join(', ') || '–';
}

function inOneLine(names: readonly LocalText[]): LocalText {
  return { nl: names.map(({ nl }) => nl).join(', '), en: names.map(({ en }) => en).join(', ') };
}
