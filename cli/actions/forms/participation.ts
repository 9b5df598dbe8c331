import type { ShortForm } from '../short-form.ts';

export const participationForms: readonly ShortForm[] = [
  {
    words: 'join',
    type: 'JoinCovenant',
    positional: ['organisation'],
    example:
      'model company-9 --name "Company 9" --kind company --participation affiliated-company --as officer-1',
  },
  {
    words: 'leave',
    type: 'LeaveCovenant',
    positional: [],
    example: 'model --for company-9 --reason "Sold" --as officer-1 --evidence mail.eml',
  },
];
