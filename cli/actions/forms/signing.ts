import type { ShortForm } from '../short-form.ts';

export const signingForms: readonly ShortForm[] = [
  {
    words: 'signing open',
    type: 'OpenSigningRound',
    positional: [],
    example: `model --documents '[{paper: covenant, document: "@agreement.pdf"}]' --until 2027-04-30 --as officer-1`,
  },
  {
    words: 'sign',
    type: 'SignCovenant',
    positional: [],
    files: ['document'],
    example: 'model --document agreement.pdf --method paper --as officer-1 --for union-1 --evidence scan.pdf',
  },
  {
    words: 'signing refuse',
    type: 'RefuseToSign',
    positional: [],
    example: 'model --reason "No support for chapter 3" --as officer-1 --for union-1 --evidence letter.pdf',
  },
  {
    words: 'coverage',
    type: 'RecordCoverage',
    positional: ['percentFrom', 'percentTo'],
    example: 'model 42 45 --on 2027-01-01 --basis "Turnover of the members, annual report" --as officer-1',
  },
];
