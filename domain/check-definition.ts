import { checkNames, type Checkable } from './check-names.ts';
import { checkCalendar } from './closed-days.ts';
import { checkDeadlines } from './check-deadlines.ts';
import { checkDuties } from './check-duties.ts';
import { checkMandates } from './check-mandates.ts';
import { checkPapers } from './check-papers.ts';
import { checkPhases } from './check-phases.ts';
import { checkProgramme } from './check-programme.ts';
import { checkReminders } from './check-reminders.ts';
import { checkSigning } from './check-signing.ts';
import type { DefinitionCheck, DefinitionFinding } from './definition-problems.ts';

/**
 * Checks what a schema cannot see: that names lead somewhere, that phases and gates are reached, that duties have
 * owners. A definition with problems cannot be opened; warnings are for the person who writes it. Never throws on
 * what the schema accepts.
 */
export function checkDefinition(definition: Checkable): DefinitionCheck {
  const checks = [
    checkNames(definition),
    checkPhases(definition),
    checkDuties(definition),
    checkPapers(definition),
    checkDeadlines(definition),
    checkReminders(definition),
    checkSigning(definition),
    checkMandates(definition),
    checkProgramme(definition),
  ];
  return {
    problems: [...checks.flatMap((check) => check.problems), ...checkOwnCalendar(definition)],
    warnings: checks.flatMap((check) => check.warnings),
  };
}

/** A calendar that the definition brings along is right before it is used. */
function checkOwnCalendar({ calendar }: Checkable): DefinitionFinding[] {
  if (calendar === 'nl-1') return [];
  return checkCalendar(calendar).map(({ path, code, day }) => ({
    path: ['calendar', ...path],
    code,
    parameters: { day },
  }));
}
