import type * as z from 'zod/mini';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { signingCommands } from './commands.ts';

type Fields<T extends keyof typeof signingCommands> = z.infer<(typeof signingCommands)[T]>;

export interface SigningEvents {
  /** `kept` are earlier signatures that go on counting, since their document is the same. */
  SigningRoundOpened: Fields<'OpenSigningRound'> & { round: number; kept: string[] };
  /** `mandate` is the one that it rests on, where one is registered. */
  CovenantSigned: {
    organisation: string;
    document: ContentReference;
    method: string;
    paper?: string | undefined;
    provider?: string | undefined;
    mandate?: string | undefined;
  };
  SignatureRefused: { organisation: string; reason: ContentReference; paper?: string | undefined };
  /** `voided` are the organisations whose signatures no longer count. */
  SigningRoundEnded: { round: number; outcome: 'complete' | 'refused'; voided: string[] };
  /** Everybody whose signature a paper asks has signed: later events carry this hash. */
  PaperSealed: { paper: string; document: ContentReference; sealed: string };
  /** The last party has signed: the agreement is concluded (sluiting), though not yet in force. */
  AgreementConcluded: { on: CivilDate };
  /** A signature that others rested on was corrected before entry into force: the last party has not signed after all. */
  AgreementReopened: { because: number };
  MarketCoverageRecorded: Fields<'RecordCoverage'>;
}
