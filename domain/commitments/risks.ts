import type { RiskScores } from './events.ts';

/**
 * How grave a risk is, 1 to 5: the highest of scale, scope and irremediability, for one of them is enough to make an
 * impact severe (UN Guiding Principles, commentary to principle 14). Null where nobody scored any of the three.
 */
export function severityOf({ scale, scope, irremediability }: RiskScores): number | null {
  const given = [scale, scope, irremediability].filter((score) => score !== null);
  return given.length === 0 ? null : Math.max(...given);
}

/**
 * Risks in the order in which they deserve attention: severity first and likelihood after it, since a grave and unlikely
 * harm to people goes before a likely and small one (principle 24 of the UN Guiding Principles; OECD Due Diligence Guidance
 * of 2018, step 2.4; 003 L2589-2599). What was not scored comes last, and equals stand by id.
 */
export function rankRisks<T extends RiskScores & { risk: string }>(risks: readonly T[]): T[] {
  return [...risks].sort(
    (one, other) =>
      (severityOf(other) ?? 0) - (severityOf(one) ?? 0) ||
      (other.likelihood ?? 0) - (one.likelihood ?? 0) ||
      (one.risk < other.risk ? -1 : 1),
  );
}

export function scoresOf({ scale, scope, irremediability, likelihood }: RiskScores): RiskScores {
  return { scale, scope, irremediability, likelihood };
}
