import type { ShortForm } from '../short-form.ts';

export const pausingForms: readonly ShortForm[] = [
  {
    words: 'step-back',
    type: 'StepBack',
    positional: [],
    example:
      'model --reason "Unclear what is asked of small companies" --until 2027-06-01 --as union-1-contact',
  },
  {
    words: 'return-to-table',
    type: 'ReturnToTable',
    positional: [],
    example: 'model --as union-1-contact',
  },
];
