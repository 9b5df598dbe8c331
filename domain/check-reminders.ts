import { idsOf, unknownName, type Checkable } from './check-names.ts';
import { addDays } from './calendar.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';
import { stepIds } from './ladder.ts';
import { BUILT_IN } from './reminder-policy.ts';
import { isEscalation, type ReminderPolicy } from './reminder-terms.ts';
import { isWithin } from './sending-day.ts';

type Path = DefinitionFinding['path'];

/** Most days of a year on which nobody is reminded; more, and duties would pass unheard. */
const MOST_QUIET_DAYS = 120;

/** One place of a definition that says something about reminders. */
interface Given {
  /** What it is about, as people know it. */
  of: string;
  policy: ReminderPolicy;
  path: Path;
  /** Path of its ladder: an obligation may give the bare ladder. */
  ladderPath: Path;
}

/** Ladders end, reach people who are there, and go beyond contact and officer only as the parties agreed (R131). */
export function checkReminders(definition: Checkable): DefinitionCheck {
  const given = policiesOf(definition);
  return {
    problems: given.flatMap((each) => [
      ...policyProblems(each.policy).map(({ path, ...problem }) => ({ ...problem, path: place(each, path) })),
      ...checkAgreed(definition, each),
      ...checkBodies(definition, each),
    ]),
    warnings: given.flatMap((each) => adviseOnLength(definition, each)),
  };
}

function policiesOf({ reminders, organisations, obligations }: Checkable): Given[] {
  const path = ['reminders'];
  return [
    { of: 'reminders', policy: reminders ?? {}, path, ladderPath: [...path, 'ladder'] },
    ...organisations.flatMap((organisation, index) => given(organisation, ['organisations', index])),
    ...obligations.flatMap((template, index) => given(template, ['obligations', index])),
  ];
}

function given(
  { id, reminders }: { id: string; reminders?: ReminderPolicy | ReminderPolicy['ladder'] },
  at: Path,
): Given[] {
  if (reminders === undefined) return [];
  const path = [...at, 'reminders'];
  return Array.isArray(reminders)
    ? [{ of: id, policy: { ladder: reminders }, path, ladderPath: path }]
    : [{ of: id, policy: reminders, path, ladderPath: [...path, 'ladder'] }];
}

function place({ path, ladderPath }: Given, [part, ...rest]: Path): Path {
  return part === 'ladder'
    ? [...ladderPath, ...rest]
    : [...path, ...(part === undefined ? [] : [part]), ...rest];
}

type PolicyProblem = Omit<DefinitionFinding, 'code'> & {
  code: 'LADDER_NEVER_ENDS' | 'REPEATS_WITHOUT_EVERY' | 'BODY_MISSING' | 'QUIET_TOO_LONG';
};

/** What is wrong with a policy by itself, wherever it is given. */
export function policyProblems({ ladder = [], quiet = [] }: ReminderPolicy): PolicyProblem[] {
  const steps = ladder.flatMap(({ at, to, body, every, times }, index): PolicyProblem[] => {
    const problem = (code: PolicyProblem['code'], field: string): PolicyProblem[] => [
      { path: ['ladder', index, field], code, parameters: { step: at, to } },
    ];
    return [
      ...(every !== undefined && times === undefined ? problem('LADDER_NEVER_ENDS', 'every') : []),
      ...(every === undefined && times !== undefined ? problem('REPEATS_WITHOUT_EVERY', 'times') : []),
      ...((to === 'body') !== (body !== undefined) ? problem('BODY_MISSING', 'to') : []),
    ];
  });
  const days = quietDays(quiet);
  if (days <= MOST_QUIET_DAYS) return steps;
  const parameters = { days: `${days}`, limit: `${MOST_QUIET_DAYS}` };
  return [...steps, { path: ['quiet'], code: 'QUIET_TOO_LONG', parameters }];
}

/** Days of a common year that lie in some quiet period. */
function quietDays(quiet: NonNullable<ReminderPolicy['quiet']>): number {
  const year = Array.from({ length: 365 }, (_, day) => addDays('2027-01-01', day).slice(5));
  return year.filter((day) => quiet.some((period) => isWithin(period, day))).length;
}

/** A programme has no parties that could agree. */
function checkAgreed(definition: Checkable, { of, policy, ladderPath }: Given): DefinitionFinding[] {
  const isProgramme = definition.kind === 'programme';
  if (policy.agreed && !isProgramme) return [];
  return (policy.ladder ?? []).flatMap((step, index): DefinitionFinding[] => {
    if (!isEscalation(step)) return [];
    const path = [...ladderPath, index, 'to'];
    return isProgramme
      ? [{ path, code: 'PROGRAMME_HAS_OTHERS', parameters: { what: 'escalation', id: step.to } }]
      : [{ path, code: 'ESCALATION_NOT_AGREED', parameters: { of, to: step.to } }];
  });
}

function checkBodies({ bodies }: Checkable, { policy, ladderPath }: Given): DefinitionFinding[] {
  return (policy.ladder ?? []).flatMap(({ body }, index) =>
    body === undefined ? [] : unknownName([...ladderPath, index, 'body'], body, 'bodies', idsOf(bodies)),
  );
}

function adviseOnLength({ reminders }: Checkable, { of, policy, ladderPath }: Given): DefinitionFinding[] {
  const cap = policy.cap ?? reminders?.cap ?? BUILT_IN.cap;
  const steps = stepIds(policy.ladder ?? []).length;
  if (steps <= cap) return [];
  return [
    { path: ladderPath, code: 'LADDER_OVER_CAP', parameters: { of, steps: `${steps}`, cap: `${cap}` } },
  ];
}
