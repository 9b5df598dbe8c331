import { canonicalJson } from '../../domain/canonical.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { Session } from '../session.ts';
import type { SeenEvent } from './history.ts';
import { printable } from './render.ts';

/** An envelope as one line: number, instant in UTC, type, who, for whom, and its data as it was recorded. */
export function renderHistory(session: Session, envelope: EventEnvelope): string {
  const { t, colours } = session;
  const { sequence, recordedAt, type, actor, principal, data } = envelope;
  const by = t('history.line.by', { actor: actor.person ?? actor.system ?? '–' });
  const acted = principal ? ` ${t('history.line.for', { principal: principal.organisation })}` : '';
  return `${sequence} ${recordedAt} ${colours.bold(type)} ${by}${acted} ${printable(canonicalJson(data))}`;
}

/** The same of an event that somebody else may see: by its place among what is seen. */
export function renderSeen(session: Session, event: SeenEvent): string {
  const { t, colours } = session;
  const by = event.by === null ? [] : [t('history.line.by', { actor: event.by })];
  const acted = event.for === null ? [] : [t('history.line.for', { principal: event.for })];
  const data = printable(canonicalJson(event.data));
  return [event.number, event.recordedAt, colours.bold(event.type), ...by, ...acted, data].join(' ');
}
