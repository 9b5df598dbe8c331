import { canonicalJson } from '../../domain/canonical.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { Session } from '../session.ts';
import { printable } from './render.ts';

/** An envelope as one line: number, instant in UTC, type, who, for whom, and its data as it was recorded. */
export function renderHistory(session: Session, envelope: EventEnvelope): string {
  const { t, colours } = session;
  const { sequence, recordedAt, type, actor, principal, data } = envelope;
  const by = t('history.line.by', { actor: actor.person ?? actor.system ?? '–' });
  const acted = principal ? ` ${t('history.line.for', { principal: principal.organisation })}` : '';
  return `${sequence} ${recordedAt} ${colours.bold(type)} ${by}${acted} ${printable(canonicalJson(data))}`;
}
