import type { paperCommands } from '../../../domain/papers/commands.ts';
import { type FieldsOf } from './values.ts';

export const paperFields: FieldsOf<typeof paperCommands> = {};
