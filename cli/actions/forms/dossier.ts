import type { ShortForm } from '../short-form.ts';

export const dossierForms: readonly ShortForm[] = [
  {
    words: 'item add',
    type: 'AddItem',
    positional: ['item', 'kind', 'words'],
    example:
      'model origin-of-hides open-item "Where do the hides come from?" --owner branch-1 --due 2030-06-01 --as officer-1',
  },
  {
    words: 'item answer',
    type: 'AnswerItem',
    positional: ['item', 'outcome'],
    example:
      'model recycling accepted --words "From 2031 on" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'item disclose',
    type: 'DiscloseItem',
    positional: ['item', 'audience'],
    example: 'model prices/union-1 parties --as union-1-contact',
  },
];
