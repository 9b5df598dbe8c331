import type { ActionType } from './gather.ts';

/** A readable form of one covenant command. */
export interface ShortForm {
  /** `gate open`: one word, or a group and a word. */
  words: string;
  type: ActionType;
  /** Fields that are plain words after the covenant, in order; the others are options. */
  positional: readonly string[];
  /** Fields whose value is the name of a file. */
  files?: readonly string[];
  example: string;
}

/** The usual commands in readable words; `covenant do` takes all of them. */
export const shortForms: readonly ShortForm[] = [
  { words: 'gate open', type: 'OpenGate', positional: ['gate'], example: 'textile go-no-go --as officer-1' },
  {
    words: 'gate close',
    type: 'CloseGate',
    positional: ['gate', 'outcome'],
    example:
      'textile go-no-go go --reason "All parties agree" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'position',
    type: 'GivePosition',
    positional: ['gate', 'position'],
    example: 'textile go-no-go agree --as officer-1 --for test-union-1 --evidence mail.eml',
  },
  {
    words: 'letter',
    type: 'GiveLetterOfIntent',
    positional: [],
    example: 'textile --goal @goal.txt --mandate "Board, 3 May" --as contact-3',
  },
  {
    words: 'sign',
    type: 'SignCovenant',
    positional: [],
    files: ['document'],
    example:
      'textile --document agreement.pdf --method paper --as officer-1 --for test-union-1 --evidence scan.pdf',
  },
  {
    words: 'submit',
    type: 'SubmitMonitoring',
    positional: ['obligation', 'report'],
    files: ['report'],
    example: 'textile location-list/company-one#1 locations.csv --as contact-7',
  },
  {
    words: 'report-done',
    type: 'ReportDone',
    positional: ['obligation'],
    example: 'textile annual-report#1 --as contact-3',
  },
  {
    words: 'verify',
    type: 'VerifyObligation',
    positional: ['obligation'],
    example: 'textile action-plan/company-one#1 --as officer-1',
  },
  {
    words: 'return',
    type: 'ReturnObligation',
    positional: ['obligation'],
    example:
      'textile action-plan/company-one#1 --due 2027-05-01 --reason "Two suppliers are missing" --as officer-1',
  },
  {
    words: 'cannot-deliver',
    type: 'ReportCannotDeliver',
    positional: ['obligation'],
    example: 'textile action-plan/company-one#2 --reason "System change" --as contact-7',
  },
  {
    words: 'extend',
    type: 'ExtendObligation',
    positional: ['obligation'],
    example: 'textile action-plan/company-one#2 --due 2027-06-01 --reason "Agreed by mail" --as officer-1',
  },
  {
    words: 'suspend',
    type: 'SuspendObligation',
    positional: ['obligation'],
    example: 'textile action-plan/company-one#2 --reason "Takeover" --as officer-1',
  },
  {
    words: 'resume-obligation',
    type: 'ResumeObligation',
    positional: ['obligation'],
    example: 'textile action-plan/company-one#2 --as officer-1',
  },
  {
    words: 'drop',
    type: 'DropObligation',
    positional: ['obligation'],
    example: 'textile working-group-plan --reason "Merged" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'milestone',
    type: 'RecordMilestone',
    positional: ['milestone'],
    example: 'textile request --as officer-1',
  },
  {
    words: 'date set',
    type: 'SetDate',
    positional: ['date', 'from', 'to'],
    example: 'textile midterm-review 2027-01-01 2027-04-30 --as officer-1',
  },
  {
    words: 'entry-into-force',
    type: 'SetEntryIntoForce',
    positional: ['on'],
    example: 'textile 2027-07-04 --as officer-1',
  },
  {
    words: 'join',
    type: 'JoinCovenant',
    positional: ['organisation'],
    example:
      'textile company-nine --name "Company Nine" --kind company --participation affiliated-company --as officer-1',
  },
  {
    words: 'leave',
    type: 'LeaveCovenant',
    positional: [],
    example: 'textile --for company-nine --reason "Sold" --as officer-1 --evidence mail.eml',
  },
  {
    words: 'contact change',
    type: 'ChangeContact',
    positional: ['organisation', 'role', 'person'],
    example:
      'textile company-one contact person-9 --contact-name "Test Person 9" --contact-address person9@example.org --as officer-1',
  },
  {
    words: 'correct',
    type: 'CorrectEvent',
    positional: ['event'],
    example: 'textile 42 --reason "Wrong party" --as officer-1',
  },
  {
    words: 'stop',
    type: 'StopCovenant',
    positional: [],
    example: 'textile --reason "No support" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'restart',
    type: 'RestartCovenant',
    positional: [],
    example: 'textile --reason "New request" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'close',
    type: 'CloseCovenant',
    positional: [],
    example: 'textile --reason "Term ended" --as officer-1 --for chair --evidence minutes.pdf',
  },
];
