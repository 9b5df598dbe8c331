import { messages, type MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import { day, local, printable, word } from './render.ts';
import type { TimelineItem } from './timeline.ts';

/** A line of the timeline with its reason in words, where it has one that is short. */
export type ToldItem = TimelineItem & { reason: string | null };

/** The story of a covenant, a line for each thing, a heading for each year. */
export function renderTimeline(session: Session, items: readonly ToldItem[]): string {
  const lines = items.map((item, index) => {
    const year = item.on.slice(0, 4);
    const heading = items[index - 1]?.on.slice(0, 4) === year ? '' : `\n${session.colours.bold(year)}\n`;
    return `${heading}${line(session, item)}`;
  });
  return lines.join('\n').trimStart();
}

function line(session: Session, item: ToldItem): string {
  const number = item.sequence === null ? '' : `#${item.sequence}`;
  const on = day(session, item.on).padStart(11);
  const text = emphasise(session, item, sentence(session, item));
  return `  ${on}  ${number.padStart(5)}  ${[text, ...remarks(session, item)].join(' · ')}`;
}

/** What happened, as one sentence. */
export function sentence(
  session: Session,
  { type, names, count }: Pick<TimelineItem, 'type' | 'names' | 'count'>,
): string {
  const many = `event.${type}.many`;
  const key = (count > 1 && many in messages ? many : `event.${type}`) as MessageKey;
  const words = Object.entries(names).map(([name, text]) => [name, word(session, local(session, text))]);
  return session.t(key, { ...(Object.fromEntries(words) as Record<string, string>), count });
}

function emphasise({ colours }: Session, { kind, answer, correctedBy }: ToldItem, text: string): string {
  if (correctedBy !== null) return colours.strikethrough(text);
  if (kind === 'missed' || answer?.late) return colours.red(text);
  if (kind === 'phase') return colours.bold(text);
  if (kind === 'gate' || kind === 'correction') return colours.yellow(text);
  return kind === 'reminder' ? colours.dim(text) : text;
}

/** What stands behind the sentence: on time or late, corrected, recorded later, without evidence, and why. */
function remarks(session: Session, item: ToldItem): string[] {
  const { t, colours } = session;
  const { answer, correctedBy, recordedOn, unevidenced, names, reason } = item;
  return [
    ...(answer?.due
      ? [t(answer.late ? 'timeline.late' : 'timeline.onTime', { due: day(session, answer.due) })]
      : []),
    ...(names.missing ? [t('timeline.missing', { missing: local(session, names.missing) })] : []),
    ...(correctedBy === null ? [] : [t('timeline.correctedBy', { event: correctedBy })]),
    ...(recordedOn === null ? [] : [t('timeline.recordedOn', { day: day(session, recordedOn) })]),
    ...(unevidenced ? [colours.yellow(t('timeline.unevidenced'))] : []),
    // A duty of its own is called by its words: they need not stand behind them again.
    ...(reason === null || isSaid(session, item, reason) ? [] : [`“${oneLine(reason)}”`]),
  ];
}

function isSaid(session: Session, { names: { duty } }: ToldItem, words: string): boolean {
  return duty !== undefined && local(session, duty) === words;
}

function oneLine(text: string): string {
  const flat = printable(text.replace(/\s+/g, ' ').trim());
  return flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
}
