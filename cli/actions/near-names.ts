import { CovenantError } from '../../client/errors.ts';
import { standingBodies } from '../../domain/bodies/seats.ts';
import type { Paper } from '../../domain/papers/state.ts';
import { papersOf } from '../../domain/papers/terms.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Ledger } from '../../ledger/database.ts';
import { nearest } from '../nearest.ts';
import { stateKnownTo } from './known-to.ts';

const clauseIds = ({ clauses }: Paper): string[] => clauses.map(({ clause }) => clause);

/** What a refusal calls unknown: the parameter that names it, and the names that the covenant does know. */
const unknowns: Record<string, [parameter: string, known: (state: CovenantState) => string[]]> = {
  UNKNOWN_OBLIGATION: ['obligation', ({ obligations }) => Object.keys(obligations)],
  UNKNOWN_PERSON: ['person', ({ people }) => Object.keys(people)],
  UNKNOWN_RISK: ['risk', ({ commitments }) => Object.keys(commitments.risks)],
  UNKNOWN_COMMITMENT: ['commitment', ({ commitments }) => Object.keys(commitments.made)],
  UNKNOWN_MANDATE: ['mandate', ({ mandates }) => Object.keys(mandates.registered)],
  UNKNOWN_CONSULTATION: ['consultation', ({ mandates }) => Object.keys(mandates.consultations)],
  UNKNOWN_ORGANISATION: ['organisation', ({ participants }) => Object.keys(participants)],
  UNKNOWN_BODY: ['body', (state) => standingBodies(state).map(({ id }) => id)],
  UNKNOWN_PAPER: ['paper', ({ definition }) => papersOf(definition ?? {}).map(({ id }) => id)],
  CLAUSE_UNKNOWN: ['clause', ({ papers }) => Object.values(papers).flatMap(clauseIds)],
};

/** Any failure as it was; one about an unknown name with the name that was probably meant, where its actor may know it. */
export async function withNearName(
  error: unknown,
  ledger: Ledger,
  { stream, actor }: { stream: string; actor: string },
): Promise<unknown> {
  if (!(error instanceof CovenantError)) return error;
  const [parameter, known] = unknowns[error.code] ?? [];
  const name = parameter && error.parameters[parameter];
  if (!name || !known) return error;
  const near = nearest(name, known(await stateKnownTo(ledger, stream, actor)));
  if (near === undefined) return error;
  const { kind, code, message, rule } = error;
  const parameters = { ...error.parameters, near };
  return new CovenantError(kind, code, message, { parameters, rule, cause: error });
}
