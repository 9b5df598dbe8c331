import type { ObligationTemplate } from './definition.ts';
import type { NewEvent } from './events.ts';
import { obligationId } from './obligation.ts';
import type { CivilDate } from './primitives.ts';

/**
 * An occurrence of a duty by its template. Its due day is derived, so it is in the event only where it is the owner's
 * own.
 */
export function obligationOpened(
  template: ObligationTemplate,
  owner: string,
  occurrence: number,
  { due, moved = 0, first = occurrence }: { due?: CivilDate; moved?: number; first?: number } = {},
): NewEvent {
  const obligation = obligationId(template, owner, occurrence);
  const { rules, deadline } = template;
  return {
    type: 'ObligationOpened',
    data: {
      obligation,
      owner,
      template: template.id,
      occurrence,
      ...(due === undefined ? {} : { due }),
      ...(moved === 0 ? {} : { moved }),
      ...(first === occurrence ? {} : { first }),
    },
    rules: deadline ? [...rules, deadline] : rules,
  };
}
