import type { Disclosure } from './area.ts';
import type { Audience } from './definition.ts';

/** Every field of an event that holds somebody's own words or a document, alone or in a list. */
const WORD_FIELDS = [
  'annex',
  'baseline',
  'basis',
  'clauses',
  'conditions',
  'consent',
  'daysPerYear',
  'document',
  'documents',
  'eurosPerYear',
  'evidence',
  'goOnBecause',
  'grantedBy',
  'limits',
  'measure',
  'minority',
  'note',
  'parts',
  'place',
  'question',
  'reason',
  'remark',
  'report',
  'scope',
  'source',
  'statement',
  'target',
  'text',
  'title',
  'vouchedBy',
  'words',
] as const;

export type WordField = (typeof WORD_FIELDS)[number];

export function isWords(field: string): boolean {
  return WORD_FIELDS.some((each) => each === field);
}

type Part = Audience | Disclosure<never>;

/** The narrowest of some audiences, the first of those that are for some by name. */
export function narrowest(parts: readonly [Part, ...Part[]]): Part {
  return parts.reduce((found, part) => (rankOf(part) < rankOf(found) ? part : found));
}

function rankOf(part: Part): number {
  const audience = typeof part === 'object' && 'audience' in part ? part.audience : part;
  const kind = typeof audience === 'string' ? audience : 'only';
  return ['secretariat', 'owner', 'only', 'parties', 'public'].indexOf(kind);
}
