import type { RefusalTexts } from '../area.ts';

export const paperRefusals = {} as const satisfies RefusalTexts;
