import type { commitmentCommands } from '../../../domain/commitments/commands.ts';
import { type FieldsOf } from './values.ts';

export const commitmentFields: FieldsOf<typeof commitmentCommands> = {};
