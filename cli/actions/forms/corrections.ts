import type { ShortForm } from '../short-form.ts';

export const correctionForms: readonly ShortForm[] = [
  {
    words: 'correct',
    type: 'CorrectEvent',
    positional: ['event'],
    example: 'model 42 --reason "Wrong party" --as officer-1',
  },
];
