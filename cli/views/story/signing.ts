import type { SigningEvents } from '../../../domain/signing/events.ts';
import { organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const signingTellers: TellersOf<SigningEvents> = {
  SigningRoundOpened: ['course', () => ({ names: {} })],
  CovenantSigned: [
    'submission',
    ({ organisation, method }, state) => ({
      names: { organisation: organisationName(state, organisation), method },
    }),
  ],
  SignatureRefused: ['course', () => ({ names: {} })],
  SigningRoundEnded: ['course', () => ({ names: {} })],
  PaperSealed: ['course', () => ({ names: {} })],
  AgreementConcluded: ['course', ({ on }) => ({ names: { day: on } })],
  AgreementReopened: ['course', () => ({ names: {} })],
  MarketCoverageRecorded: ['course', () => ({ names: {} })],
};
