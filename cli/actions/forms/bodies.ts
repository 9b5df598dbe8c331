import type { ShortForm } from '../short-form.ts';

export const bodyForms: readonly ShortForm[] = [
  {
    words: 'body set-up',
    type: 'SetUpBody',
    positional: ['body', 'name'],
    example:
      'model wages "Working group on wages" --body-kind working-group --reached-through model-secretariat --rotation P1Y --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'body dissolve',
    type: 'DissolveBody',
    positional: ['body'],
    example: 'model wages --reason "Done" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'body seat',
    type: 'SeatMember',
    positional: ['body', 'organisation', 'seat'],
    example: 'model steering-group union-1 member --as officer-1',
  },
  {
    words: 'body unseat',
    type: 'UnseatMember',
    positional: ['body', 'organisation'],
    example: 'model steering-group union-1 --reason "Stepped down" --as officer-1',
  },
];
