import type { ShortForm } from '../short-form.ts';

export const correctionForms: readonly ShortForm[] = [
  {
    words: 'correct',
    type: 'CorrectEvent',
    positional: ['event'],
    example: 'model 42 --reason "Wrong party" --as officer-1',
  },
  {
    words: 'correction propose',
    type: 'ProposeCorrection',
    positional: ['event'],
    example: 'model 42 --reason "The scan is of another organisation" --as officer-1',
  },
  {
    words: 'correction confirm',
    type: 'ConfirmCorrection',
    positional: ['proposal'],
    example: 'model 57 --as officer-2',
  },
  {
    words: 'correction decline',
    type: 'DeclineCorrection',
    positional: ['proposal'],
    example: 'model 57 --reason "The signature is right" --as officer-2',
  },
];
