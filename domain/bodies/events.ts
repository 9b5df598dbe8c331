import type * as z from 'zod/mini';
import type { bodyCommands } from './commands.ts';

type Fields<T extends keyof typeof bodyCommands> = z.infer<(typeof bodyCommands)[T]>;

export interface BodyEvents {
  BodySetUp: Fields<'SetUpBody'>;
  BodyDissolved: Fields<'DissolveBody'>;
  /** `group` is the constituent group that the seat counts for. */
  MemberSeated: Fields<'SeatMember'> & { group: string | null };
  MemberUnseated: Fields<'UnseatMember'> & {
    because: 'decided' | 'organisation-left' | 'rotation' | 'acting-ended';
  };
}
