import type { RefusalTexts } from '../area.ts';

export const signingRefusals = {} as const satisfies RefusalTexts;
