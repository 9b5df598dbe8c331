import type { ShortForm } from '../short-form.ts';

export const signingForms: readonly ShortForm[] = [
  {
    words: 'sign',
    type: 'SignCovenant',
    positional: [],
    files: ['document'],
    example: 'model --document agreement.pdf --method paper --as officer-1 --for union-1 --evidence scan.pdf',
  },
];
