import * as fc from 'fast-check';
import type { correctionCommands } from '../../../domain/corrections/commands.ts';
import { day, maybe, text, type FieldsOf } from './values.ts';

const event = fc.integer({ min: 1, max: 60 });

export const correctionFields: FieldsOf<typeof correctionCommands> = {
  CorrectEvent: fc.record({ event, reason: text }),
  ProposeCorrection: fc.record({ event, reason: text, from: maybe(day), to: maybe(day) }),
  ConfirmCorrection: fc.record({ proposal: event, reason: maybe(text) }),
  DeclineCorrection: fc.record({ proposal: event, reason: text }),
};
