import * as fc from 'fast-check';
import type { correctionCommands } from '../../../domain/corrections/commands.ts';
import { type FieldsOf, text } from './values.ts';

export const correctionFields: FieldsOf<typeof correctionCommands> = {
  CorrectEvent: fc.record({ event: fc.integer({ min: 1, max: 60 }), reason: text }),
};
