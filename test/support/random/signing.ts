import * as fc from 'fast-check';
import type { signingCommands } from '../../../domain/signing/commands.ts';
import { testContent } from '../content.ts';
import { type FieldsOf, one } from './values.ts';

export const signingFields: FieldsOf<typeof signingCommands> = {
  SignCovenant: fc.record({ document: one(testContent('agreement')), method: one('paper' as const) }),
};
