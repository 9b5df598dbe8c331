import type { RefusalTexts } from '../area.ts';

export const meetingRefusals = {} as const satisfies RefusalTexts;
