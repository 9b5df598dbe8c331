import type { Session } from '../session.ts';
import type { BodiesView, BodyView, GroupSeats, MemberView } from './bodies.ts';
import { day, local, printable, word, wrap } from './render.ts';

/** Who sits where, a block for each body. */
export function renderBodies(session: Session, { as, bodies }: BodiesView): string {
  const seen = as === null ? [] : [session.t('views.as', { person: as })];
  if (bodies.length === 0) return [...seen, session.t('bodies.none')].join('\n');
  return [...seen, ...bodies.map((body) => block(session, body))].join('\n\n');
}

function block(session: Session, body: BodyView): string {
  const { t, colours } = session;
  const title = t('bodies.title', {
    name: local(session, body.name),
    id: body.id,
    kind: word(session, body.kind),
    through: printable(body.reachedThroughName),
  });
  const members = body.members.map((member) =>
    t('bodies.member', { member: who(session, member), since: day(session, member.since) }),
  );
  const lines = [
    ...(body.rotation === null ? [] : [t('bodies.rotation', { rotation: body.rotation })]),
    chairLine(session, body.chair),
    ...(members.length > 0 ? members : [t('bodies.member.none')]),
    ...body.groups.map((group) => groupLine(session, group)),
  ];
  return [colours.bold(title), ...lines.map((line) => wrap(session, line, MARGINS))].join('\n');
}

const MARGINS = { first: '  - ', rest: '    ' };

function chairLine(session: Session, chair: MemberView | null): string {
  const { t, colours } = session;
  if (!chair) return t('bodies.chair.none');
  const parameters = { member: who(session, chair), since: day(session, chair.since) };
  if (chair.until === null) return t('bodies.chair', parameters);
  const line = t('bodies.chair.until', { ...parameters, until: day(session, chair.until) });
  return chair.over ? colours.red(line) : line;
}

function who({ t }: Session, { organisationName, person }: MemberView): string {
  const organisation = printable(organisationName);
  return person === null ? organisation : t('bodies.of', { person, organisation });
}

function groupLine(session: Session, { name, agreed, taken, standing }: GroupSeats): string {
  const { t, colours } = session;
  const parameters = { group: local(session, name), taken, agreed };
  if (standing === 'full') return t('bodies.group', parameters);
  return colours.yellow(t(`bodies.group.${standing}`, parameters));
}
