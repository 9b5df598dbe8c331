import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const bodyMessages = {
  'command.SetUpBody': { nl: 'set up body', en: 'set up body' },
  'command.DissolveBody': { nl: 'dissolve body', en: 'dissolve body' },
  'command.SeatMember': { nl: 'seat member', en: 'seat member' },
  'command.UnseatMember': { nl: 'unseat member', en: 'unseat member' },
  'event.BodySetUp': { nl: 'body set up', en: 'body set up' },
  'event.BodyDissolved': { nl: 'body dissolved', en: 'body dissolved' },
  'event.MemberSeated': { nl: 'member seated', en: 'member seated' },
  'event.MemberUnseated': { nl: 'member unseated', en: 'member unseated' },
  'field.bodyKind': { nl: 'body kind', en: 'body kind' },
  'field.reachedThrough': { nl: 'reached through', en: 'reached through' },
  'field.seat': { nl: 'seat', en: 'seat' },
} as const satisfies Record<string, LocalText>;
