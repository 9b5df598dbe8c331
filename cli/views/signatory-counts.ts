import type { OrganisationKind } from '../../domain/definition.ts';
import type { CovenantState } from '../../domain/state.ts';

/** How many organisations of one kind are parties, have signed, and are bound without signing (R73). */
export interface KindCount {
  kind: OrganisationKind;
  parties: number;
  signed: number;
  /** Affiliated companies, those that joined later among them. */
  bound: number;
}

const KINDS: readonly OrganisationKind[] = ['government', 'union', 'ngo', 'branch', 'company', 'other'];

/** Organisations that take part now, by kind; kinds of which there is none are left out. */
export function countsByKind({ participants, signatures }: CovenantState): KindCount[] {
  const active = Object.values(participants).filter(({ leftOn }) => leftOn === null);
  return KINDS.map((kind) => {
    const parties = active.filter((each) => each.kind === kind && each.participation === 'party');
    const bound = active.filter((each) => each.kind === kind && each.participation === 'affiliated-company');
    const signed = parties.filter(({ organisation }) => signatures[organisation]);
    return { kind, parties: parties.length, signed: signed.length, bound: bound.length };
  }).filter(({ parties, bound }) => parties > 0 || bound > 0);
}
