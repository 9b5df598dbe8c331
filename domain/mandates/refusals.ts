import type { RefusalTexts } from '../area.ts';

export const mandateRefusals = {} as const satisfies RefusalTexts;
