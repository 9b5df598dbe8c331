import type { DisclosuresOf } from '../area.ts';
import type { SigningEvents } from './events.ts';

export const signingDisclosures: DisclosuresOf<SigningEvents> = {
  SigningRoundOpened: () => ({ audience: 'secretariat', owner: null }),
  CovenantSigned: () => ({ audience: 'secretariat', owner: null }),
  SignatureRefused: () => ({ audience: 'secretariat', owner: null }),
  SigningRoundEnded: () => ({ audience: 'secretariat', owner: null }),
  PaperSealed: () => ({ audience: 'secretariat', owner: null }),
  AgreementConcluded: () => ({ audience: 'secretariat', owner: null }),
  AgreementReopened: () => ({ audience: 'secretariat', owner: null }),
  MarketCoverageRecorded: () => ({ audience: 'secretariat', owner: null }),
};
