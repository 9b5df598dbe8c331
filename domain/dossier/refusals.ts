import type { RefusalTexts } from '../area.ts';

export const dossierRefusals = {} as const satisfies RefusalTexts;
