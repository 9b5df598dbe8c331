import type { RefusalTexts } from '../area.ts';

export const correctionRefusals = {} as const satisfies RefusalTexts;
