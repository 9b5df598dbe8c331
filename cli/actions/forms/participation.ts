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
    words: 'associate record',
    type: 'RecordAssociation',
    positional: ['organisation', 'association'],
    example: `textile company-1 to-textilbuendnis --conditions '[{condition: german-market, evidence: Shops in Berlin}, {condition: action-plan-published, evidence: "@plan.pdf"}]' --as officer-1`,
  },
  {
    words: 'associate end',
    type: 'EndAssociation',
    positional: ['organisation', 'association'],
    example: 'textile company-1 to-textilbuendnis --reason "Plan withdrawn" --as officer-1',
  },
  {
    words: 'leave',
    type: 'LeaveCovenant',
    positional: [],
    example: 'model --for company-9 --reason "Sold" --as officer-1 --evidence mail.eml',
  },
  {
    words: 'hand-over',
    type: 'HandOverObligation',
    positional: ['obligation', 'newOwner'],
    example: 'model action-1 union-1 --reason "Agreed by mail" --as officer-1',
  },
  {
    words: 'exchange',
    type: 'ExchangeOrganisation',
    positional: ['leaving'],
    example: `model ngo-1 --joining '{organisation: ngo-9, name: Ngo 9, kind: ngo}' --asked-by ngo-1 --consent "All parties, 3 May" --reason "Other focus" --as officer-1 --for chair --evidence minutes.pdf`,
  },
  {
    words: 'succeed',
    type: 'SucceedOrganisation',
    positional: ['successor'],
    example:
      'model company-2 --cause merger --reason "Taken over" --as officer-1 --for company-1 --evidence deed.pdf',
  },
];
