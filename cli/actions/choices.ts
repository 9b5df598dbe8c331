import { outcomesOf } from '../../domain/dossier/kinds.ts';
import { dueDay } from '../../domain/obligation.ts';
import { papersOf } from '../../domain/papers/terms.ts';
import { itemIdSchema } from '../../domain/primitives.ts';
import type { CovenantState, Obligation } from '../../domain/state.ts';
import { longDate } from '../dates.ts';
import { messages, type Language, type MessageKey } from '../messages.ts';
import type { Question } from '../ports.ts';
import { bodyName, dutyName, paperName } from '../views/names.ts';
import type { Field } from './fields.ts';
import type { ActionType } from './gather.ts';

type Choice = Question['choices'][number];

/** What a question for a field offers to choose from, as the covenant stands; nothing where any text may be typed. */
export function choicesFor(
  field: Field,
  state: CovenantState,
  language: Language,
  { type, given = {} }: Asked = {},
): Choice[] {
  const inWords = (value: string): Choice => ({ value, name: word(value, language) });
  if (field.kind === 'audience') return WIDE.map(inWords);
  if (field.kind === 'choice') return fitting(field, state, given).map(inWords);
  if (field.name === 'proposal') return proposals(state);
  if (field.kind !== 'name' || (type && NEW_NAMES[type] === field.name)) return [];
  if (field.schema === itemIdSchema) return items(state, language);
  return named(field.name, state, language);
}

/** What is known of the command when a field is asked: its type, and the fields that were given before. */
interface Asked {
  type?: ActionType | undefined;
  given?: Readonly<Record<string, unknown>>;
}

/** Fields in which a name is given to something new, so that there is nothing to choose. */
const NEW_NAMES: Partial<Record<ActionType, string>> = {
  PlanMeeting: 'meeting',
  PutOnAgenda: 'agendaItem',
  RecordDecision: 'decision',
  OpenObligation: 'obligation',
  AssessRisk: 'risk',
  MakeCommitment: 'commitment',
};

/** Audiences to choose from; names of some organisations are typed. */
const WIDE = ['parties', 'public'];

/** The values that a choice has, or those of the kind of item that it is about. */
function fitting(field: Field, state: CovenantState, { item }: Readonly<Record<string, unknown>>): string[] {
  const known = typeof item === 'string' ? state.dossier.open[item] : undefined;
  return field.name === 'outcome' && known ? outcomesOf(known.kind) : field.choices;
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
    case 'paper':
      return papersOf(definition ?? {}).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'clause':
      return Object.values(state.papers).flatMap(({ paper, clauses }) =>
        clauses.map(({ clause }) => ({
          value: clause,
          name: `${clause} (${paperName(state, paper)[language]})`,
        })),
      );
    case 'person':
    case 'deputy':
      return people(state);
    case 'owner':
    case 'host':
    case 'newOwner':
    case 'leaving':
    case 'askedBy':
    case 'reachedThrough':
      return organisations(state);
    case 'meeting':
    case 'at':
      return meetings(state, language);
    case 'agendaItem':
      return agendaItems(state);
    case 'body':
      return bodies(state, language);
    case 'association':
      return (definition?.associations ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    case 'group':
      return (definition?.groups ?? []).map(({ id, name }) => ({ value: id, name: name[language] }));
    default:
      return [];
  }
}

/** Items that have no outcome yet; a new one gets a name that is typed. */
function items(state: CovenantState, language: Language): Choice[] {
  return Object.values(state.dossier.open).map(({ item, kind, from }) => ({
    value: item,
    name: `${word(kind, language)} [${item}] (${state.participants[from]?.name ?? from})`,
  }));
}

function duty(obligation: Obligation, state: CovenantState, language: Language): Choice {
  const { id, template } = obligation;
  const due = dueDay(state, obligation);
  const name = `${dutyName(state, template, id)[language]} [${id}]`;
  return { value: id, name: due ? `${name} ${longDate(due, language)}` : name };
}

/** Corrections that wait for a second person. */
function proposals({ corrections }: CovenantState): Choice[] {
  return Object.entries(corrections.proposed).map(([proposal, { event, by }]) => ({
    value: proposal,
    name: `#${proposal}: #${event} (${by})`,
  }));
}

/** Meetings that are not over, the last one first. */
function meetings(state: CovenantState, language: Language): Choice[] {
  return Object.values(state.meetings.open)
    .sort((one, other) => (one.on > other.on ? -1 : 1))
    .map(({ meeting, kind, on }) => ({
      value: meeting,
      name: `${meeting}, ${word(kind, language)} ${longDate(on, language)}`,
    }));
}

function agendaItems(state: CovenantState): Choice[] {
  return Object.values(state.meetings.open).flatMap(({ meeting, agenda }) =>
    agenda.map(({ agendaItem }) => ({ value: agendaItem, name: `${agendaItem} [${meeting}]` })),
  );
}

function bodies(state: CovenantState, language: Language): Choice[] {
  const ids = [...(state.definition?.bodies ?? []).map(({ id }) => id), ...Object.keys(state.bodies.setUp)];
  return ids
    .filter((id) => !state.bodies.dissolved.includes(id))
    .map((id) => ({ value: id, name: `${bodyName(state, id)[language]} [${id}]` }));
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
