import { checkDefinition } from './check-definition.ts';
import { PROGRAMME } from './check-programme.ts';
import type { CommandOf } from './commands.ts';
import { refuse, type Refusal } from './refusals.ts';
import type { CovenantState } from './state.ts';

/** Why the first command of a stream, which brings its own terms, may not be given; null when it may. */
export function checkOpening(
  state: CovenantState,
  command: CommandOf<'OpenCovenant' | 'AdoptCovenant'>,
): Refusal | null {
  if (state.status !== 'new') return refuse('ALREADY_OPEN');
  const { slug, definition } = command.fields;
  const officer = definition.people.find((person) => person.id === command.actor);
  if (!officer) return refuse('UNKNOWN_PERSON', { person: command.actor });
  if (!officer.roles.includes('officer') || officer.organisation !== definition.secretariat) {
    return refuse('NOT_ENTITLED', {
      person: command.actor,
      command: command.type,
      entitled: 'officers',
    });
  }
  if ((definition.kind === 'programme') !== (slug === PROGRAMME)) return refuse('PROGRAMME_SLUG', { slug });
  const [problem] = checkDefinition(definition).problems;
  return problem
    ? refuse('INVALID_DEFINITION', { path: problem.path.join('.'), problem: problem.code })
    : null;
}
