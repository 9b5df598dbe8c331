import type { bodyCommands } from '../../../domain/bodies/commands.ts';
import { type FieldsOf } from './values.ts';

export const bodyFields: FieldsOf<typeof bodyCommands> = {};
