import type * as z from 'zod/mini';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { signingCommands } from './commands.ts';

type Fields<T extends keyof typeof signingCommands> = z.infer<(typeof signingCommands)[T]>;

/** Organisations whose signature on a paper counts, or counts no longer. */
export interface SignedBy {
  paper: string;
  organisations: string[];
}

export interface SigningEvents {
  /**
   * `kept` are earlier signatures that go on counting, since their document is the same; `voided` those that a refusal
   * had left standing and that this round's other text ends.
   */
  SigningRoundOpened: Fields<'OpenSigningRound'> & { round: number; kept: SignedBy[]; voided: SignedBy[] };
  /** `paper` is left out for the covenant's own text; `mandate` is the one that it rests on, where one is registered. */
  CovenantSigned: {
    organisation: string;
    document: ContentReference;
    method: string;
    paper?: string | undefined;
    provider?: string | undefined;
    mandate?: string | undefined;
  };
  SignatureRefused: { organisation: string; reason: ContentReference; paper?: string | undefined };
  /**
   * `round` is 0 for what was signed without one, `papers` are those that it was about and nobody had completed before.
   * `voided` are the signatures that count no longer. `withdrawn`: the parties went back to an earlier phase. `anew`: they
   * begin anew, so what is kept or sealed of these papers is asked again too.
   */
  SigningRoundEnded: {
    round: number;
    outcome: 'complete' | 'refused' | 'withdrawn';
    papers: string[];
    voided: SignedBy[];
    anew?: boolean | undefined;
  };
  /** Everybody whose signature a paper asks has signed. `sealed` is the commitment to its document. */
  PaperSealed: { paper: string; document: ContentReference; sealed: string };
  /** The last party has signed: the agreement is concluded (sluiting), though not yet in force. */
  AgreementConcluded: { on: CivilDate };
  /** A signature was corrected before entry into force: the last party has not signed after all. */
  AgreementReopened: { because: number };
  MarketCoverageRecorded: Fields<'RecordCoverage'>;
}
