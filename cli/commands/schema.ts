import * as z from 'zod';
import { Argument } from 'commander';
import { adoptionFileSchema } from '../../domain/adoption/file.ts';
import { commandFields, commandFrameSchema, commandTypes } from '../../domain/commands.ts';
import { calendarSchema } from '../../domain/closed-days.ts';
import { definitionFileSchema } from '../../domain/definition.ts';
import { envelopeSchema } from '../../domain/envelope.ts';
import { scenarioSchema } from '../../domain/scenario.ts';
import { examples, type Registry } from '../registry.ts';

const names = ['definition', 'command', 'scenario', 'envelope', 'calendar', 'adoption'] as const;
type SchemaName = (typeof names)[number];

/** JSON Schemas for editors and other programs; always JSON, with or without `--json`. */
export function addSchema({ program, t, action }: Registry): void {
  program
    .command('schema')
    .description(t('help.schema'))
    .addArgument(new Argument('[which]', t('help.schema.which')).choices(names))
    .addHelpText('after', `\n${examples(t, ['covenant schema definition > definition.schema.json'])}`)
    .action(
      action(async ({ io }, which: SchemaName | undefined) => {
        const schema = which
          ? makers[which]()
          : Object.fromEntries(names.map((name) => [name, makers[name]()]));
        io.write(`${JSON.stringify(schema, null, 2)}\n`);
      }),
    );
}

const makers: Record<SchemaName, () => object> = {
  definition: () => toJson(definitionFileSchema),
  command: commandSchema,
  scenario: () => toJson(scenarioSchema),
  envelope: () => toJson(envelopeSchema),
  calendar: () => toJson(calendarSchema),
  adoption: () => toJson(adoptionFileSchema),
};

/** One schema per type: the frame, with the fields of that type. */
function commandSchema(): object {
  const { properties, required, ...frame } = toJson(commandFrameSchema) as JsonObject;
  const oneOf = commandTypes.map((type) => ({
    ...frame,
    title: type,
    properties: { ...properties, type: { const: type }, fields: toJson(commandFields[type]) },
    required: [...new Set([...(required ?? []), 'fields'])],
  }));
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', oneOf };
}

interface JsonObject {
  properties?: Record<string, unknown>;
  required?: string[];
}

/** As a person writes it: a field with a default may be left out. Checks that JSON Schema lacks are left out. */
function toJson(schema: z.core.$ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
