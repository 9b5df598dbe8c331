import type { ClosedDay } from '../../domain/closed-days.ts';
import type { LocalText } from '../../domain/primitives.ts';
import { longInstant } from '../dates.ts';
import type { Session } from '../session.ts';
import { renderEndingMandates, renderWaitingActs } from './render-mandates.ts';
import { renderDossierCounts } from './render-dossier.ts';
import { renderAway } from './away.ts';
import { day, local, printable, seenAs, table, word } from './render.ts';
import type { StatusView } from './status.ts';
import type { Waiting } from './waiting.ts';

/** Rows of each part that are shown unless all are asked for. */
const SHOWN = 10;

/** Where a covenant stands, as a page for a terminal. */
export function renderStatus(
  session: Session,
  view: StatusView,
  { all, as }: { all: boolean; as: string | null },
): string {
  const limit = all ? Infinity : SHOWN;
  return [
    seenAs(session, as).join(''),
    heading(session, view),
    gates(session, view),
    signing(session, view),
    steps(session, view),
    suspensions(session, view),
    renderAway(session, view.covenant, view.away),
    requests(session, view, limit),
    renderWaitingActs(session, view.ratifications, limit),
    renderEndingMandates(session, view.endingMandates, limit),
    renderDossierCounts(session, view.dossier),
    waiting(session, view, limit),
    deadlines(session, view, limit),
    unevidenced(session, view, limit),
    assumptions(session, view),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function heading(session: Session, view: StatusView): string {
  const { t, colours, language } = session;
  const { phase, head, halted } = view;
  const lines = [
    colours.bold(t('status.title', { name: local(session, view.name), slug: view.covenant })),
    t('status.sector', { sector: local(session, view.sector) }),
    t('status.state', { status: word(session, view.status) }),
    ...(phase
      ? [t('status.phase', { phase: local(session, phase.name), since: day(session, phase.since) })]
      : []),
    ...(view.adoptedAsOf ? [t('status.adopted', { asOf: day(session, view.adoptedAsOf) })] : []),
    ...facilitation(session, view),
    ...(head
      ? [
          t('status.head', {
            sequence: head.sequence,
            at: head.recordedAt ? longInstant(head.recordedAt, language) : '–',
          }),
        ]
      : []),
  ];
  const alarm = halted
    ? [colours.red(t('status.halted', { code: halted.code, reason: printable(halted.reason) }))]
    : [];
  return [...lines, ...alarm].join('\n');
}

function facilitation(session: Session, { roles }: StatusView): string[] {
  if (roles.length === 0) return [];
  const named = roles.map(({ role, name }) => `${word(session, role)} ${printable(name)}`);
  return [session.t('status.roles', { roles: named.join('; ') })];
}

function gates(session: Session, { gates: all }: StatusView): string {
  const { t, colours } = session;
  if (all.length === 0) return '';
  const lines = all.map(({ id, name, open, since, outcome }) => {
    const parameters = { gate: local(session, name), id, since: day(session, since) };
    return open
      ? `  ${colours.yellow(t('status.gate.open', parameters))}`
      : `  ${t('status.gate.closed', { ...parameters, outcome: word(session, outcome ?? '–') })}`;
  });
  return [colours.bold(t('status.gates')), ...lines].join('\n');
}

/** Names that the line of the signing shows; `covenant signing` has them all. */
const NEXT_SHOWN = 5;

function signing(session: Session, { signing: line }: StatusView): string {
  if (!line) return '';
  const { round, signed, of, next } = line;
  const parameters = { signed, of, next: printable(shorten(next, NEXT_SHOWN)) || '–' };
  return round === null
    ? session.t('status.signing', parameters)
    : session.t('status.signing.round', { ...parameters, round });
}

function steps(session: Session, { steps: next, status }: StatusView): string {
  const { t, colours } = session;
  if (status !== 'open') return '';
  const named = (step: { id: string; name: LocalText }): string =>
    `${local(session, step.name)} [${step.id}]`;
  const lines = [
    ...next.milestones.map((step) => t('status.step.milestone', { name: named(step) })),
    ...next.gates.map((step) => t('status.step.gate', { name: named(step) })),
    ...next.dates.map((step) =>
      step.from
        ? t('status.step.date', { name: named(step), day: word(session, `${step.from}..${step.to}`) })
        : t('status.step.dateUnset', { name: named(step) }),
    ),
  ];
  return lines.length > 0
    ? [colours.bold(t('status.steps')), ...lines.map((line) => `  ${line}`)].join('\n')
    : '';
}

function suspensions(session: Session, view: StatusView): string {
  const { t, colours } = session;
  if (view.suspensions.length === 0) return '';
  const lines = view.suspensions.map(({ scope, id, name, since }) =>
    t(`status.suspension.${scope}`, { name: local(session, name), id, since: day(session, since) }),
  );
  return [colours.yellow(t('status.suspensions')), ...lines.map((line) => `  ${line}`)].join('\n');
}

function requests(session: Session, view: StatusView, limit: number): string {
  const { t, colours } = session;
  if (view.requests.length === 0) return '';
  const lines = view.requests.slice(0, limit).map(({ kind, obligation, name, ownerName, on, until, due }) =>
    t(`status.request.${kind}`, {
      name: `${local(session, name)} [${obligation}]`,
      owner: printable(ownerName),
      on: day(session, on),
      until: day(session, until),
      due: day(session, due),
    }),
  );
  return [
    colours.bold(t('status.requests')),
    ...lines.map((line) => `  ${line}`),
    ...more(session, view.requests.length - limit),
  ].join('\n');
}

function waiting(session: Session, { waitingFor, status }: StatusView, limit: number): string {
  const { t, colours } = session;
  if (waitingFor.length === 0) return status === 'open' ? t('status.waiting.none') : '';
  const head = [t('label.who'), t('label.reachedThrough'), t('label.what'), t('label.since'), t('label.due')];
  const rows = waitingFor.slice(0, limit).map((entry) => waitingRow(session, entry));
  const body = table(session, head, rows);
  return [colours.bold(t('status.waiting')), body, ...more(session, waitingFor.length - limit)].join('\n');
}

function waitingRow(session: Session, entry: Waiting): string[] {
  const { colours } = session;
  const due = entry.late ? colours.red(`${day(session, entry.due)} !`) : day(session, entry.due);
  return [
    named(entry.organisation, entry.organisationName),
    entry.contact ?? '–',
    whatFor(session, entry),
    day(session, entry.since),
    due,
  ];
}

function named(id: string, name: string): string {
  return name === id ? id : `${printable(name)} [${id}]`;
}

function whatFor(session: Session, { what, name, subject }: Waiting): string {
  const named = `${name ? local(session, name) : subject} [${subject}]`;
  if (what === 'obligation') return named;
  return session.t(`waiting.${what}`, { name: named });
}

function deadlines(session: Session, { deadlines: all, undated }: StatusView, limit: number): string {
  const { t, colours } = session;
  const head = [t('label.due'), t('label.what'), t('label.organisation')];
  const rows = all
    .slice(0, limit)
    .map(({ due, late, closed, name, obligation, owner, ownerName }) => [
      [late ? colours.red(`${day(session, due)} !`) : day(session, due), ...onClosed(session, closed)].join(
        ' ',
      ),
      `${local(session, name)} [${obligation}]`,
      named(owner, ownerName),
    ]);
  const dated =
    rows.length > 0
      ? [
          colours.bold(t('status.deadlines')),
          table(session, head, rows),
          ...more(session, all.length - limit),
        ]
      : [];
  const without = undated.length > 0 ? [withoutDay(session, undated, limit)] : [];
  return [...dated, ...without].join('\n');
}

/** A due day on a closed day is not wrong, but worth knowing. */
function onClosed(session: Session, closed: ClosedDay | null): string[] {
  return closed ? [session.colours.yellow(`(${local(session, closed.name)})`)] : [];
}

/** Duties without a day, grouped by what they wait for. */
function withoutDay(session: Session, undated: StatusView['undated'], limit: number): string {
  const anchors = [...new Set(undated.map(({ anchor }) => anchor))];
  const groups = anchors.map((anchor) => {
    const waiting = undated.filter((each) => each.anchor === anchor);
    const [first] = waiting;
    const obligations = shorten(
      waiting.map(({ obligation }) => obligation),
      limit,
    );
    return session.t('status.undated.for', {
      obligations,
      anchor: first ? local(session, first.anchorName) : anchor,
    });
  });
  return [session.t('status.undated'), ...groups.map((group) => `  ${group}`)].join('\n');
}

function shorten(names: readonly string[], limit: number): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit ? `${shown} … (${names.length})` : shown;
}

function more(session: Session, count: number): string[] {
  return count > 0 ? [session.t('status.more', { count })] : [];
}

function unevidenced(session: Session, view: StatusView, limit: number): string {
  const { t, colours } = session;
  if (view.unevidenced.length === 0) return '';
  const lines = view.unevidenced
    .slice(0, limit)
    .map((act) => `  ${t('status.unevidenced.item', { ...act, on: day(session, act.on) })}`);
  const rest = more(session, view.unevidenced.length - limit);
  return [colours.yellow(t('status.unevidenced')), ...lines, ...rest].join('\n');
}

function assumptions(session: Session, view: StatusView): string {
  if (view.assumptions.length === 0) return '';
  const lines = view.assumptions.map((text) => `  - ${local(session, text)}`);
  return [session.colours.bold(session.t('status.assumptions')), ...lines].join('\n');
}
