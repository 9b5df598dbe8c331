const PREFIX = 'decision-review/';

/** The duty to look back on a decision; no duty that somebody names can have such an id. */
export function reviewOf(decision: string): string {
  return `${PREFIX}${decision}`;
}

/** Whether a duty is one of looking back on a decision, whose words it has. */
export function isReview(obligation: string): boolean {
  return obligation.startsWith(PREFIX);
}
