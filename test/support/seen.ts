import type { Definition } from '../../domain/definition.ts';
import type { EventData, EventType } from '../../domain/events.ts';
import { seenBy, type Seen } from '../../domain/seen.ts';
import { viewerOf, type Viewer } from '../../domain/visibility.ts';
import { aDefinition } from './definition.ts';
import { given, type Draft } from './given.ts';
import { courseOf } from './hidden.ts';

/** What somebody sees of a course that is accepted: a person by id, an organisation, or anybody. */
export function seen(
  viewer: string | Exclude<Viewer, 'secretariat'>,
  steps: readonly (Draft | number)[],
  definition: Definition = aDefinition(),
): Seen[] {
  const facts = courseOf(definition, steps);
  const present = steps.reduce(
    (story, step) => (typeof step === 'number' ? story.after(`P${step}D`) : story.and(step)),
    given(definition),
  ).state;
  return seenBy(facts, typeof viewer === 'string' ? viewerOf(present, viewer) : viewer, present);
}

/** The data of the events of one type among them. */
export function typed<T extends EventType>(all: readonly Seen[], type: T): EventData[T][] {
  return all.filter(({ fact }) => fact.type === type).map(({ fact }) => fact.data as EventData[T]);
}
