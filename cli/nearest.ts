import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant, or undefined when none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, away: distance(wanted, candidate.toLowerCase()) }))
    .sort((one, other) => one.away - other.away);
  return best && best.away <= Math.max(2, Math.floor(wanted.length / 3)) ? best.candidate : undefined;
}
