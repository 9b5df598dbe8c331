import { ladderDays, type LadderDay } from '../../domain/ladder.ts';
import type { GivenPolicy } from '../../domain/reminder-policy.ts';
import { aDefinition, anObligation, onlyObligations, type ObligationInput } from './definition.ts';
import { given, type Story } from './given.ts';

/** A covenant with one duty of the union, due on 4 February 2027; the rest can be replaced. */
export function aDuty(
  rest: Partial<ObligationInput> = {},
  change: Parameters<typeof aDefinition>[0] = {},
): Story {
  const { phases, gates, obligations } = onlyObligations(
    anObligation('plan', { owner: { organisation: 'union' }, ...rest }),
  );
  return given(aDefinition({ phases, gates, obligations, ...change }));
}

/** What goes out about the duty, a line each: day, person, step. */
export function sent(story: Story, id = 'plan'): string[] {
  return story.reminders(id).map(({ sendOn, person, step }) => `${sendOn} ${person} ${step}`);
}

/** Every step of the duty's ladder with its standing. */
export function standings(story: Story, programme: GivenPolicy = {}): string[] {
  return days(story, programme).map(({ step, standing }) => `${step} ${standing}`);
}

export function days(story: Story, programme: GivenPolicy = {}): LadderDay[] {
  return ladderDays(story.state, story.obligation('plan'), programme);
}
