import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { nextToSign, signaturesOn, signatoriesOf, type SignedPaper } from '../../domain/signing/papers.ts';
import type { Signature } from '../../domain/signing/state.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { organisationName } from './names.ts';
import type { Step } from './steps.ts';

/** A paper that is signed, with the text that is bound and everybody whose signature it asks or has. */
export interface PaperView {
  paper: string;
  name: LocalText;
  /** `hash` is the commitment to the document. */
  document: { ref: string; hash: string } | null;
  /** Whether everybody has signed it. */
  sealed: boolean;
  signatories: SignatoryView[];
}

export interface SignatoryView {
  organisation: string;
  organisationName: string;
  /** `kept`: a refusal ended the round, and the signature counts again in a next one over the same text. */
  standing: 'signed' | 'next' | 'waiting' | 'kept';
  /** Day of the signature, Europe/Amsterdam; null while there is none. */
  on: CivilDate | null;
  method: string | null;
  provider: string | null;
  /** Id of the mandate that it rests on. */
  mandate: string | null;
  event: number | null;
}

/** A paper as a viewer may see it; null where nothing of it is for them. */
export function paperView(
  steps: readonly Step[],
  state: CovenantState,
  paper: SignedPaper,
  viewer: Viewer,
): PaperView | null {
  const audience = state.definition?.papers?.find(({ id }) => id === paper.id)?.audience ?? 'parties';
  const signatories = signatoryViews(steps, state, paper).filter(({ organisation }) =>
    maySee(state, viewer, { audience, owner: organisation }),
  );
  if (signatories.length === 0 && !maySee(state, viewer, { audience, owner: null })) return null;
  const bound = state.signing.bound[paper.id];
  return {
    paper: paper.id,
    name: paper.name,
    document: bound ? { ref: bound.ref, hash: bound.commitment } : null,
    sealed: state.signing.sealed[paper.id] !== undefined,
    signatories,
  };
}

function signatoryViews(steps: readonly Step[], state: CovenantState, paper: SignedPaper): SignatoryView[] {
  const signed = signaturesOn(state, paper.id);
  const kept = state.signing.kept[paper.id]?.signatures ?? {};
  const next = nextToSign(state, paper);
  const all = new Set([...signatoriesOf(state, paper), ...Object.keys(signed), ...Object.keys(kept)]);
  return [...all].map((organisation) => {
    const signature = signed[organisation] ?? kept[organisation];
    const waits = next.includes(organisation) ? 'next' : 'waiting';
    const has = signed[organisation] ? 'signed' : 'kept';
    return {
      organisation,
      organisationName: organisationName(state, organisation),
      standing: signature ? has : waits,
      ...how(steps, signature),
    };
  });
}

/** When, how and on which mandate; the event that recorded it tells. */
function how(
  steps: readonly Step[],
  signature: Signature | undefined,
): Omit<SignatoryView, 'organisation' | 'organisationName' | 'standing'> {
  if (!signature) return { on: null, method: null, provider: null, mandate: null, event: null };
  const { event, on, mandate } = signature;
  const fact = steps.find((step) => step.fact.sequence === event)?.fact;
  const told = fact?.type === 'CovenantSigned' ? fact.data : null;
  return { on, method: told?.method ?? null, provider: told?.provider ?? null, mandate, event };
}
