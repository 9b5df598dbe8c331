import type { RefusalTexts } from '../area.ts';

export const bodyRefusals = {} as const satisfies RefusalTexts;
