import type { Definition, ObligationTemplate } from '../definition.ts';
import { refuse, type Refusal } from '../refusals.ts';

/** A duty that is told to be met, by the parts of its id (see `obligationId`). */
export interface MetDuty {
  template: string;
  /** Null where the id names none: the template says who owes it. */
  owner: string | null;
  /** Null where the id has none. */
  occurrence: number | null;
}

export function metDuty(id: string): MetDuty {
  const [, template = '', owner, occurrence] = /^([^/#]+)(?:\/([^#]+))?(?:#(\d+))?$/.exec(id) ?? [];
  return {
    template,
    owner: owner ?? null,
    occurrence: occurrence === undefined ? null : Number(occurrence),
  };
}

/** Refuses an id under which nobody owes anything by the terms; null for a duty that somebody could have met. */
export function checkMet({ obligations, organisations }: Definition, id: string): Refusal | null {
  const { template: name, owner, occurrence } = metDuty(id);
  const unknown = refuse('ADOPTION_UNKNOWN_NAME', { fact: `done:${id}` });
  const template = obligations.find((candidate) => candidate.id === name);
  if (!template || !recursAt(template, occurrence)) return unknown;
  const { owner: whose } = template;
  if (!('each' in whose)) return owner === null ? null : unknown;
  const owners = organisations
    .filter(({ participation }) => participation === whose.each)
    .map(({ id }) => id);
  if (owner === null) return refuse('ADOPTION_DUTY_OF_EACH', { fact: id, duties: asEach(id, owners) });
  return owners.includes(owner) ? null : unknown;
}

/** What recurs is told by the number of an occurrence, anything else without one. */
function recursAt({ every, times }: ObligationTemplate, occurrence: number | null): boolean {
  if (every === undefined) return occurrence === null;
  return occurrence !== null && occurrence <= (times ?? Infinity);
}

/** The ids to choose from: `plan#2` is `plan/union#2` for one of those who owe it. */
function asEach(id: string, owners: readonly string[]): string {
  const [template = '', occurrence] = id.split('#');
  return owners
    .map((owner) => `${template}/${owner}${occurrence === undefined ? '' : `#${occurrence}`}`)
    .join(', ');
}
