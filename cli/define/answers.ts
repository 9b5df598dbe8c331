import * as z from 'zod/mini';
import { organisationKindSchema } from '../../domain/definition.ts';
import { lineSchema, localTextSchema, slugSchema } from '../../domain/primitives.ts';

const organisation = z.strictObject({
  id: slugSchema,
  name: lineSchema(200),
  kind: organisationKindSchema,
  /** A party at the table, or a company that is bound by what it agrees. */
  participation: z.enum(['party', 'affiliated-company']),
});

const person = z.strictObject({
  id: slugSchema,
  organisation: slugSchema,
  name: lineSchema(200),
  address: z
    .string()
    .check(z.maxLength(254), z.regex(/^[^\s\p{C}@<>]+@[^\s\p{C}@<>]+$/u, 'expected-address')),
  language: z._default(z.enum(['nl', 'en']), 'nl'),
  role: z.enum(['officer', 'chair', 'contact']),
});

/** What somebody answers who makes a definition without writing YAML; the model covenant fills in the rest. */
export const answersSchema = z.strictObject({
  id: slugSchema,
  name: localTextSchema,
  sector: localTextSchema,
  /** Null while it is not agreed. */
  termYears: z.nullable(z.int().check(z.minimum(1), z.maximum(30))),
  /** Who guides the process and keeps the books. */
  secretariat: z.strictObject({ id: slugSchema, name: lineSchema(200) }),
  organisations: z.array(organisation).check(z.minLength(1), z.maxLength(500)),
  people: z.array(person).check(z.minLength(1)),
  /** Whether there is an information phase with a go or no-go before the dialogue. */
  informationPhase: z.boolean(),
  /** Whether a missing letter of intent stops the go, or is only told. */
  lettersBlock: z.boolean(),
});

export type Answers = z.infer<typeof answersSchema>;
