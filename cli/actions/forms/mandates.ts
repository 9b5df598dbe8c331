import type { ShortForm } from '../short-form.ts';

export const mandateForms: readonly ShortForm[] = [
  {
    words: 'mandate register',
    type: 'RegisterMandate',
    positional: ['mandate'],
    files: ['document'],
    example:
      'model branch-1-2030 --acts position,commitment --scope "Headlines" --limits "No prices" --granted-by "Board" --document minutes.pdf --from 2030-08-01 --until 2031-12-31 --as branch-1-contact',
  },
  {
    words: 'mandate revoke',
    type: 'RevokeMandate',
    positional: ['mandate'],
    example: 'model branch-1-2030 --reason "New board" --as officer-1 --for branch-1 --evidence mail.eml',
  },
  {
    words: 'consultation open',
    type: 'OpenConsultation',
    positional: ['consultation', 'tool'],
    example:
      'model branch-1-round-1 interim-consultation --question "Do we agree to clause 4?" --until 2031-02-10 --mandate branch-1-2030 --as branch-1-contact',
  },
  {
    words: 'consultation conclude',
    type: 'ConcludeConsultation',
    positional: ['consultation', 'result'],
    example: 'model branch-1-round-1 supported --asked 40 --answered 31 --as branch-1-contact',
  },
  {
    words: 'ratify',
    type: 'RatifyAct',
    positional: ['event', 'outcome'],
    example: 'model 42 ratified --as officer-1 --for branch-1 --evidence board.pdf',
  },
  {
    words: 'acting allow',
    type: 'AllowActing',
    positional: ['organisation', 'person'],
    example: 'model branch-2 branch-1-contact --as officer-1 --for branch-2 --evidence mail.eml',
  },
  {
    words: 'acting end',
    type: 'EndActing',
    positional: ['organisation', 'person'],
    example: 'model branch-1 branch-1-deputy --as branch-1-contact',
  },
  {
    words: 'chair name',
    type: 'NameChair',
    positional: ['person'],
    example: 'model union-1-contact --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'officer name',
    type: 'NameOfficer',
    positional: ['person'],
    example:
      'model "{id: officer-3, organisation: model-secretariat, roles: [officer], language: nl, name: Test person, address: officer-3@example.org}" --as officer-1',
  },
  {
    words: 'representatives',
    type: 'NameRepresentatives',
    positional: [],
    example: 'model --leaders branch-1-contact --executors branch-1-deputy --as branch-1-contact',
  },
  {
    words: 'roles set',
    type: 'SetRoles',
    positional: ['organisation', 'phase'],
    example: 'model ngo-1 dialogue --played-roles expert,critical-outsider --as officer-1',
  },
];
