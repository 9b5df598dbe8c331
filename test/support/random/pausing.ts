import * as fc from 'fast-check';
import type { pausingCommands } from '../../../domain/pausing/commands.ts';
import { day, type FieldsOf, maybe, text } from './values.ts';

export const pausingFields: FieldsOf<typeof pausingCommands> = {
  StepBack: fc.record({ reason: text, until: maybe(day) }),
  ReturnToTable: fc.record({ reason: maybe(text) }),
};
