import type { ShortForm } from '../short-form.ts';

/** `paper table` takes a draft as a file, and stands beside these (commands/paper-table.ts). */
export const paperForms: readonly ShortForm[] = [
  {
    words: 'paper comment',
    type: 'CommentOnPaper',
    positional: ['paper', 'words'],
    example: 'model covenant "Too vague to be held to" --clause commitments --as union-1-contact',
  },
  {
    words: 'paper adopt',
    type: 'AdoptPaper',
    positional: ['paper', 'version'],
    example: 'model covenant 3 --as officer-1 --for chair --evidence minutes.pdf',
  },
];
