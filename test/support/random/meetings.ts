import type { meetingCommands } from '../../../domain/meetings/commands.ts';
import { type FieldsOf } from './values.ts';

export const meetingFields: FieldsOf<typeof meetingCommands> = {};
