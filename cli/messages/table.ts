import { dossierMessages } from './table/dossier.ts';
import { mandateMessages } from './table/mandates.ts';
import { meetingMessages } from './table/meetings.ts';
import { paperMessages } from './table/papers.ts';
import { pausingMessages } from './table/pausing.ts';
import { commitmentMessages } from './table/commitments.ts';
import { signingMessages } from './table/signing.ts';
import { participationMessages } from './table/participation.ts';
import { bodyMessages } from './table/bodies.ts';
import { correctionMessages } from './table/corrections.ts';
import { adoptionMessages } from './table/adoption.ts';

/** Messages of the areas of the table. */
export const tableMessages = {
  ...dossierMessages,
  ...mandateMessages,
  ...meetingMessages,
  ...paperMessages,
  ...pausingMessages,
  ...commitmentMessages,
  ...signingMessages,
  ...participationMessages,
  ...bodyMessages,
  ...correctionMessages,
  ...adoptionMessages,
} as const;
