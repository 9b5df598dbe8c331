import type { Session } from '../session.ts';
import type { AssociationEntry } from './parties-associations.ts';
import type { Seated } from './parties.ts';
import { day, local, printable, word } from './render.ts';

/** Associate memberships of an organisation, and what it may use because of them, as lines. */
export function renderAssociations(session: Session, { associations, uses }: Seated): string[] {
  if (associations.length === 0) return [];
  return [
    ...associations.map((entry) => association(session, entry)),
    ...(uses === null ? [] : [usable(session, uses)]),
  ];
}

function association(session: Session, entry: AssociationEntry): string {
  const { t } = session;
  const { direction, scheme, association: id, since, conditions } = entry;
  const first = t(`parties.association.${direction}`, {
    scheme: printable(scheme),
    name: local(session, entry.name),
    association: id,
    since: day(session, since),
  });
  const shown = (conditions ?? []).map(({ name, shownBy }) =>
    t('parties.association.condition', {
      condition: local(session, name),
      shown: shownBy === null ? t('parties.association.document') : printable(shownBy),
    }),
  );
  return [first, ...shown].join(' · ');
}

function usable(session: Session, uses: NonNullable<Seated['uses']>): string {
  const { t } = session;
  const may = Object.entries(uses).flatMap(([use, how]) => {
    if (how === 'no') return [];
    const named = word(session, use);
    return [how === 'yes' ? named : t('parties.uses.underConditions', { use: named })];
  });
  return may.length === 0 ? t('parties.uses.none') : t('parties.uses', { uses: may.join(', ') });
}
