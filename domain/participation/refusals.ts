import type { RefusalTexts } from '../area.ts';

export const participationRefusals = {} as const satisfies RefusalTexts;
