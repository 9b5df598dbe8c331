import type { ShortForm } from '../short-form.ts';

export const commitmentForms: readonly ShortForm[] = [
  {
    words: 'risk assess',
    type: 'AssessRisk',
    positional: ['risk', 'words'],
    example:
      'model glue-fumes "Fumes of glue in workshops" --scale 5 --scope 3 --likelihood 4 --as union-1-contact',
  },
  {
    words: 'priorities set',
    type: 'SetPriorities',
    positional: ['priorities', 'note'],
    example: 'model "[glue-fumes]" @note.pdf --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'commitment make',
    type: 'MakeCommitment',
    positional: ['commitment', 'words'],
    example:
      'model safe-glue "No solvent glue by 2030" --owners "[branch-1]" --risk glue-fumes --due 2030-01-01 --as branch-1-contact',
  },
  {
    words: 'commitment revise',
    type: 'ReviseCommitment',
    positional: ['commitment'],
    example:
      'model safe-glue --due 2031-01-01 --change later-glue --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'commitment withdraw',
    type: 'WithdrawCommitment',
    positional: ['commitment'],
    example: 'model safe-glue --reason "Law does it now" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'estimate',
    type: 'EstimateMeans',
    positional: ['commitment'],
    example: 'model safe-glue --days-per-year 20 --euros-per-year 15000 --as branch-1-contact',
  },
];
