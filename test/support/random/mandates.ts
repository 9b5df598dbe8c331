import type { mandateCommands } from '../../../domain/mandates/commands.ts';
import { type FieldsOf } from './values.ts';

export const mandateFields: FieldsOf<typeof mandateCommands> = {};
