import type { Session } from '../session.ts';
import type { ConsultationEntry, MandateEntry } from './parties-mandates.ts';
import type { PartiesView, PersonEntry, Seated } from './parties.ts';
import { renderAssociations } from './render-associations.ts';
import { renderWaitingActs } from './render-mandates.ts';
import { day, local, printable, seenAs, table, word, wrap } from './render.ts';
import { wordsOf } from './words.ts';

/** Who takes part, as a page: organisations with people, mandates and consultations, then roles, then what waits. */
export function renderParties(session: Session, view: PartiesView): string {
  const { t, colours } = session;
  const title = t('parties.title', { name: local(session, view.name), covenant: view.covenant });
  const seen = seenAs(session, view.as);
  return [
    [colours.bold(title), ...seen].join('\n'),
    ...view.seats.map((seat) => seats(session, seat)),
    roles(session, view),
    renderWaitingActs(session, view.awaiting),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function seats(
  session: Session,
  { participation, group, organisations }: PartiesView['seats'][number],
): string {
  const { t, colours } = session;
  const way = word(session, participation);
  const title = group ? t('parties.group', { participation: way, group: local(session, group.name) }) : way;
  return [colours.bold(title), ...organisations.flatMap((one) => organisation(session, one))].join('\n');
}

function organisation(session: Session, one: Seated): string[] {
  const { t, colours } = session;
  const named = t('parties.organisation', {
    name: printable(one.name),
    id: one.organisation,
    kind: word(session, one.kind),
  });
  const left =
    one.leftOn === null ? [] : [colours.yellow(t('parties.left', { day: day(session, one.leftOn) }))];
  const lines = [
    ...people(session, one.people ?? []),
    ...representatives(session, one),
    ...(one.mandates ?? []).map((entry) => mandate(session, entry)),
    ...one.consultations.map((entry) => consultation(session, entry)),
    ...renderAssociations(session, one),
  ];
  return [
    wrap(session, [named, ...left].join(' · '), { first: '  ', rest: '    ' }),
    ...lines.map((line) => wrap(session, line, { first: '    ', rest: '      ' })),
  ];
}

function people(session: Session, entries: readonly PersonEntry[]): string[] {
  if (entries.length === 0) return [];
  const { t } = session;
  const listed = entries.map(({ person, of, name, roles, alsoFor }) => {
    const facts = [
      ...(name === null ? [] : [printable(name)]),
      ...roles.map((role) => word(session, role)),
      ...(of === null ? [] : [of]),
      ...(alsoFor.length > 0 ? [t('parties.alsoFor', { organisations: alsoFor.join(', ') })] : []),
    ];
    return facts.length > 0 ? `${person} (${facts.join(', ')})` : person;
  });
  return [t('parties.people', { people: listed.join('; ') })];
}

function representatives({ t }: Session, { leaders, executors }: Seated): string[] {
  return [
    ...(leaders.length > 0 ? [t('parties.leaders', { people: leaders.join(', ') })] : []),
    ...(executors.length > 0 ? [t('parties.executors', { people: executors.join(', ') })] : []),
  ];
}

function mandate(session: Session, entry: MandateEntry): string {
  const { t, colours } = session;
  const { holders, scope, limits, grantedBy } = entry;
  const how = standing(session, entry);
  const first = t('parties.mandate', {
    mandate: entry.mandate,
    acts: wordsOf(entry.acts)[session.language],
    standing: entry.standing === 'valid' ? how : colours.yellow(how),
  });
  return [
    first,
    ...(holders === null ? [] : [t('parties.mandate.holders', { holders: holders.join(', ') })]),
    ...(grantedBy === null ? [] : [t('parties.mandate.by', { grantedBy: printable(grantedBy) })]),
    ...(scope === null ? [] : [t('parties.mandate.scope', { scope: printable(scope) })]),
    ...(limits === null ? [] : [t('parties.mandate.limits', { limits: printable(limits) })]),
  ].join(' · ');
}

function standing(session: Session, { standing: how, from, until, revokedOn }: MandateEntry): string {
  if (how === 'valid' && until === null) return session.t('parties.valid.open');
  return session.t(`parties.${how}`, {
    from: day(session, from),
    until: day(session, until),
    revokedOn: day(session, revokedOn),
  });
}

function consultation(session: Session, entry: ConsultationEntry): string {
  const { t } = session;
  const { asked, answered } = entry;
  const first = t('parties.consultation', {
    consultation: entry.consultation,
    round: entry.round,
    tool: word(session, entry.tool),
    result: outcome(session, entry),
  });
  const counted = asked !== null && answered !== null;
  return [first, ...(counted ? [t('parties.consultation.counts', { asked, answered })] : [])].join(' · ');
}

function outcome(session: Session, { open, until, result, concludedOn }: ConsultationEntry): string {
  const { t } = session;
  if (result !== null)
    return t('parties.consultation.result', {
      result: word(session, result),
      day: day(session, concludedOn),
    });
  if (!open) return t('parties.consultation.none');
  return until === null
    ? t('parties.consultation.openEnded')
    : t('parties.consultation.open', { until: day(session, until) });
}

function roles(session: Session, { roles: phases }: PartiesView): string {
  if (phases.length === 0) return '';
  const { t, colours, language } = session;
  const rows = phases.flatMap(({ name, current, organisations }) =>
    organisations.map(({ organisationName, playedRoles }) => [
      current ? t('parties.roles.now', { phase: local(session, name) }) : local(session, name),
      printable(organisationName),
      wordsOf(playedRoles)[language],
    ]),
  );
  const head = [t('label.phase'), t('label.organisation'), t('label.roles')];
  return [colours.bold(t('parties.roles')), table(session, head, rows)].join('\n');
}
