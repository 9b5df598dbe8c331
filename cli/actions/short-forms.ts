import { dossierForms } from './forms/dossier.ts';
import { mandateForms } from './forms/mandates.ts';
import { meetingForms } from './forms/meetings.ts';
import { paperForms } from './forms/papers.ts';
import { commitmentForms } from './forms/commitments.ts';
import { signingForms } from './forms/signing.ts';
import { participationForms } from './forms/participation.ts';
import { bodyForms } from './forms/bodies.ts';
import { correctionForms } from './forms/corrections.ts';
import type { ShortForm } from './short-form.ts';

export type { ShortForm } from './short-form.ts';

/** The usual commands in readable words; `covenant do` takes all of them. */
export const shortForms: readonly ShortForm[] = [
  { words: 'gate open', type: 'OpenGate', positional: ['gate'], example: 'model go-no-go --as officer-1' },
  {
    words: 'gate close',
    type: 'CloseGate',
    positional: ['gate', 'outcome'],
    example:
      'model go-no-go go --reason "All parties agree" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'position',
    type: 'GivePosition',
    positional: ['gate', 'position'],
    example: 'model go-no-go agree --as officer-1 --for union-1 --evidence mail.eml',
  },
  {
    words: 'letter',
    type: 'GiveLetterOfIntent',
    positional: [],
    example: 'model --goal @goal.txt --mandate "Board, 3 May" --as union-1-contact',
  },
  {
    words: 'submit',
    type: 'SubmitMonitoring',
    positional: ['obligation', 'report'],
    files: ['report'],
    example: 'model monitoring/company-1#1 locations.csv --as company-1-contact',
  },
  {
    words: 'report-done',
    type: 'ReportDone',
    positional: ['obligation'],
    example: 'model added-value/union-1 --as union-1-contact',
  },
  {
    words: 'verify',
    type: 'VerifyObligation',
    positional: ['obligation'],
    example: 'model action-plan/company-1#1 --as officer-1',
  },
  {
    words: 'return',
    type: 'ReturnObligation',
    positional: ['obligation'],
    example:
      'model action-plan/company-1#1 --due 2027-05-01 --reason "Two suppliers are missing" --as officer-1',
  },
  {
    words: 'cannot-deliver',
    type: 'ReportCannotDeliver',
    positional: ['obligation'],
    example: 'model action-plan/company-1#2 --reason "System change" --as company-1-contact',
  },
  {
    words: 'request-extension',
    type: 'RequestExtension',
    positional: ['obligation', 'until'],
    example: 'model action-plan/company-1#2 2027-06-01 --reason "Supplier is late" --as company-1-contact',
  },
  {
    words: 'decline',
    type: 'DeclineRequest',
    positional: ['obligation'],
    example: 'model action-plan/company-1#2 --reason "Asked twice before" --as officer-1',
  },
  {
    words: 'extend',
    type: 'ExtendObligation',
    positional: ['obligation'],
    example: 'model action-plan/company-1#2 --due 2027-06-01 --reason "Agreed by mail" --as officer-1',
  },
  {
    words: 'suspend',
    type: 'SuspendObligation',
    positional: ['obligation'],
    example: 'model action-plan/company-1#2 --reason "Takeover" --as officer-1',
  },
  {
    words: 'resume-obligation',
    type: 'ResumeObligation',
    positional: ['obligation'],
    example: 'model action-plan/company-1#2 --as officer-1',
  },
  {
    words: 'suspend-organisation',
    type: 'SuspendOrganisation',
    positional: ['organisation'],
    example: 'model company-1 --reason "Under receivership" --as officer-1',
  },
  {
    words: 'resume-organisation',
    type: 'ResumeOrganisation',
    positional: ['organisation'],
    example: 'model company-1 --as officer-1',
  },
  {
    words: 'suspend-covenant',
    type: 'SuspendCovenant',
    positional: [],
    example: 'model --reason "New legislation" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'resume-covenant',
    type: 'ResumeCovenant',
    positional: [],
    example: 'model --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'drop',
    type: 'DropObligation',
    positional: ['obligation'],
    example: 'model joint-project --reason "Merged" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'milestone',
    type: 'RecordMilestone',
    positional: ['milestone'],
    example: 'model request --as officer-1 --for branch-1 --evidence letter.pdf',
  },
  {
    words: 'date set',
    type: 'SetDate',
    positional: ['date', 'from', 'to'],
    example: 'model midterm-review 2027-01-01 2027-04-30 --as officer-1',
  },
  {
    words: 'adopt-calendar',
    type: 'AdoptCalendar',
    positional: ['calendar'],
    files: ['calendar'],
    example: 'model nl-2.yaml --as officer-1',
  },
  {
    words: 'entry-into-force',
    type: 'SetEntryIntoForce',
    positional: ['on'],
    example: 'model 2027-07-04 --as officer-1',
  },
  {
    words: 'contact change',
    type: 'ChangeContact',
    positional: ['organisation', 'role', 'person'],
    example:
      'model company-1 contact person-9 --contact-name "Test Person 9" --contact-address person9@example.org --as officer-1',
  },
  {
    words: 'absence',
    type: 'SetAbsence',
    positional: ['person', 'from', 'to'],
    example: 'model union-1-contact 2027-07-12 2027-07-30 --as union-1-contact',
  },
  {
    words: 'rhythm',
    type: 'SetRhythm',
    positional: ['person', 'rhythm', 'weekday'],
    example: 'model union-1-contact weekly monday --as officer-1',
  },
  {
    words: 'reminder hold',
    type: 'HoldReminders',
    positional: ['obligation', 'until'],
    example: 'model action-plan/company-1#1 2027-03-20 --as officer-1',
  },
  {
    words: 'reminder note',
    type: 'NoteContact',
    positional: ['obligation', 'note'],
    example: 'model action-plan/company-1#1 "Called 12/3, delivers Friday" --until 2027-03-19 --as officer-1',
  },
  {
    words: 'reminder skip',
    type: 'SkipReminder',
    positional: ['obligation'],
    example: 'model action-plan/company-1#1 --step -P7D --as officer-1',
  },
  {
    words: 'reminder edit',
    type: 'EditReminder',
    positional: ['obligation'],
    example: 'model action-plan/company-1#1 --step P3D --text "As agreed by telephone" --as officer-1',
  },
  {
    words: 'reminder confirm',
    type: 'ConfirmEscalation',
    positional: ['obligation'],
    example: 'model action-plan/company-1#1 --step P28D --as officer-1',
  },
  {
    words: 'reminder set',
    type: 'SetReminders',
    positional: [],
    example: `model --organisation union-1 --ladder '[{at: -P14D}, {at: P7D, to: officer}]' --as officer-1`,
  },
  {
    words: 'stop',
    type: 'StopCovenant',
    positional: [],
    example: 'model --reason "No support" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'restart',
    type: 'RestartCovenant',
    positional: [],
    example: 'model --reason "New request" --as officer-1 --for chair --evidence minutes.pdf',
  },
  {
    words: 'close',
    type: 'CloseCovenant',
    positional: [],
    example: 'model --reason "Term ended" --as officer-1 --for chair --evidence minutes.pdf',
  },
  ...dossierForms,
  ...mandateForms,
  ...meetingForms,
  ...paperForms,
  ...commitmentForms,
  ...signingForms,
  ...participationForms,
  ...bodyForms,
  ...correctionForms,
];
