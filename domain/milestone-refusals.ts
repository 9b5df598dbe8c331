import type { LocalText } from './primitives.ts';

/** What is refused about steps of a covenant's course, and the words in it that are ours; part of `refusals`. */
export const milestoneRefusals = {
  UNKNOWN_MILESTONE: {
    en: 'Milestone {milestone} is not in this definition. See covenant status for the names.',
    nl: 'Mijlpaal {milestone} staat niet in deze definitie. Zie covenant status voor de namen.',
  },
  MILESTONE_ALREADY_RECORDED: {
    en: 'Milestone {milestone} is already recorded. Correct the earlier event if it was wrong.',
    nl: 'Mijlpaal {milestone} is al vastgelegd. Corrigeer de eerdere gebeurtenis als die onjuist was.',
  },
  MILESTONE_TOO_EARLY: {
    en: 'Milestone {milestone} comes after {missing}. Record that first.',
    nl: 'Mijlpaal {milestone} komt na {missing}. Leg die eerst vast.',
  },
  MILESTONE_OF_ANOTHER: {
    en: 'Milestone {milestone} is not a step of {organisation}. Record it for who takes it (--for), with evidence: {takers}.',
    nl: 'Mijlpaal {milestone} is geen stap van {organisation}. Leg haar vast namens wie haar zet (--for), met bewijs: {takers}.',
  },
  MILESTONE_BY_ONE: {
    en: 'Milestone {milestone} is the step of one, so nobody takes it jointly. Leave jointly out.',
    nl: 'Mijlpaal {milestone} is de stap van één, dus niemand zet haar mee. Laat jointly weg.',
  },
  NAMED_TWICE: {
    en: '{name} is named twice. Name each once.',
    nl: '{name} is tweemaal genoemd. Noem elk eenmaal.',
  },
  ROLE_OF_ANOTHER_STEP: {
    rule: 'R15',
    en: 'Milestone {milestone} does not assign the role of {facilitationRole}. Roles that it assigns: {roles}.',
    nl: 'Mijlpaal {milestone} wijst de rol van {facilitationRole} niet toe. Rollen die zij toewijst: {roles}.',
  },
} as const satisfies Record<string, LocalText & { rule?: string }>;

export const facilitationRoles: Record<string, LocalText> = {
  convenor: { en: 'convenor', nl: 'convenor' },
  mediator: { en: 'mediator', nl: 'mediator' },
  penholder: { en: 'penholder', nl: 'penvoerder' },
  'chair-provider': { en: 'provider of the external chair', nl: 'leverancier van de externe voorzitter' },
};

export const kindsOfOrganisations: Record<string, LocalText> = {
  branch: { en: 'branch organisation', nl: 'brancheorganisatie' },
  government: { en: 'government', nl: 'overheid' },
  union: { en: 'union', nl: 'vakbond' },
  ngo: { en: 'civil society organisation', nl: 'maatschappelijke organisatie' },
  company: { en: 'company', nl: 'bedrijf' },
  other: { en: 'other organisation', nl: 'andere organisatie' },
};
