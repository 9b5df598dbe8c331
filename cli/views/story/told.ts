import type { EventData, EventType } from '../../../domain/events.ts';
import type { ContentReference, LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';

/** What an event tells: the message is found by its type, and these stand in it. */
export interface Told {
  type: EventType;
  kind: 'phase' | 'gate' | 'duty' | 'submission' | 'correction' | 'people' | 'course';
  names: Record<string, LocalText | string>;
  /** Reason, statement or note, as content. */
  text?: ContentReference | undefined;
}

export type Story = Pick<Told, 'names' | 'text'>;
/** How each event of an area is told, and under which kind. */
export type TellersOf<E> = {
  [T in keyof E & EventType]: [Told['kind'], (data: EventData[T], state: CovenantState) => Story];
};
