import type { CommandType } from '../../domain/commands.ts';
import { dueDay } from '../../domain/obligation.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { longDate } from '../dates.ts';
import { messages, type Language, type MessageKey } from '../messages.ts';
import type { Question } from '../ports.ts';
import { dutyName } from '../views/names.ts';
import type { Field } from './fields.ts';

type Choice = Question['choices'][number];

/** Fields in which a command gives a name to something new; a known name is no use there. */
const newNames: Partial<Record<CommandType, string>> = {
  OpenObligation: 'obligation',
  AssessRisk: 'risk',
  MakeCommitment: 'commitment',
};

/** What a question for a field offers to choose from, as the covenant stands; nothing where any text may be typed. */
export function choicesFor(
  type: CommandType,
  field: Field,
  state: CovenantState,
  language: Language,
): Choice[] {
  if (newNames[type] === field.name) return [];
  if (field.kind === 'choice') return field.choices.map((value) => ({ value, name: word(value, language) }));
  if (field.kind !== 'name') return [];
  return named(field.name, state, language);
}

function named(field: string, state: CovenantState, language: Language): Choice[] {
  const { definition } = state;
  switch (field) {
    case 'obligation':
      return Object.values(state.obligations).map((obligation) => duty(obligation, state, language));
    case 'gate':
      return (definition?.gates ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'date':
      return (definition?.dates ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'phase':
      return (definition?.phases ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'milestone':
      return (definition?.phases ?? [])
        .flatMap((phase) => phase.milestones)
        .filter(({ id }) => !state.milestones[id])
        .map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'risk':
      return Object.keys(state.commitments.risks).map((id) => ({ value: id, name: id }));
    case 'commitment':
      return Object.keys(state.commitments.made).map((id) => ({ value: id, name: id }));
    case 'theme':
      return (definition?.themes ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'person':
    case 'deputy':
      return people(state);
    case 'owner':
      return organisations(state);
    case 'group':
      return (definition?.groups ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    default:
      return [];
  }
}

function duty(obligation: Obligation, state: CovenantState, language: Language): Choice {
  const { id, template } = obligation;
  const due = dueDay(state, obligation);
  const name = `${dutyName(state, template, id)[language]} [${id}]`;
  return { value: id, name: due ? `${name} ${longDate(due, language)}` : name };
}

export function organisations(state: CovenantState): Choice[] {
  return Object.values(state.participants)
    .filter((participant) => participant.leftOn === null)
    .map(({ organisation, name }) => ({ value: organisation, name: `${name} [${organisation}]` }));
}

/** People who may act, to answer who does. */
export function people(state: CovenantState): Choice[] {
  return Object.values(state.people).map(({ id, organisation, roles }) => ({
    value: id,
    name: `${id} (${roles.join(', ')}, ${state.participants[organisation]?.name ?? organisation})`,
  }));
}

function word(value: string, language: Language): string {
  const key = `word.${value}`;
  return key in messages ? messages[key as MessageKey][language] : value;
}
