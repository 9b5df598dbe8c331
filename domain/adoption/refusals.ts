import type { RefusalTexts } from '../area.ts';

export const adoptionRefusals = {} as const satisfies RefusalTexts;
