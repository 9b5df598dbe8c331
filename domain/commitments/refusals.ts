import type { RefusalTexts } from '../area.ts';

export const commitmentRefusals = {} as const satisfies RefusalTexts;
