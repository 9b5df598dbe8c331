import type { LocalText } from '../../domain/primitives.ts';

/** What each covenant command does, one line. */
export const commandMessages = {
  'command.OpenCovenant': { nl: 'een convenant openen', en: 'open a covenant' },
  'command.RecordMilestone': { nl: 'een bereikte stap vastleggen', en: 'record a step that is reached' },
  'command.SetDate': { nl: 'een afgesproken dag of venster zetten', en: 'set an agreed day or window' },
  'command.SetEntryIntoForce': {
    nl: 'de dag van inwerkingtreding zetten',
    en: 'set the day of entry into force',
  },
  'command.AdoptCalendar': { nl: 'een nieuwere kalender aannemen', en: 'adopt a newer calendar' },
  'command.OpenGate': { nl: 'een beslismoment openen', en: 'open a gate' },
  'command.GivePosition': { nl: 'het standpunt van een partij vastleggen', en: 'record a party’s position' },
  'command.CloseGate': { nl: 'het besluit van de partijen vastleggen', en: 'record the parties’ decision' },
  'command.GiveLetterOfIntent': { nl: 'een Letter of Intent vastleggen', en: 'record a letter of intent' },
  'command.ChangeContact': { nl: 'een contactpersoon wijzigen', en: 'change a contact' },
  'command.OpenObligation': { nl: 'een losse verplichting openen', en: 'open a duty of its own' },
  'command.ReportDone': { nl: 'een verplichting gereed melden', en: 'report an obligation done' },
  'command.VerifyObligation': { nl: 'een gereedmelding bevestigen', en: 'verify a report' },
  'command.ReturnObligation': { nl: 'een gereedmelding terugsturen', en: 'return a report to its owner' },
  'command.ReportCannotDeliver': {
    nl: 'vroeg melden dat leveren niet lukt',
    en: 'say early that delivery will fail',
  },
  'command.RequestExtension': { nl: 'om uitstel vragen', en: 'ask for more time' },
  'command.ExtendObligation': { nl: 'een verplichting uitstellen', en: 'extend an obligation' },
  'command.DeclineRequest': {
    nl: 'een verzoek om uitstel of een melding van niet kunnen leveren afwijzen',
    en: 'decline a request for more time, or a word that delivery will fail',
  },
  'command.SuspendObligation': { nl: 'een verplichting opschorten', en: 'suspend an obligation' },
  'command.ResumeObligation': {
    nl: 'een opgeschorte verplichting hervatten',
    en: 'resume a suspended obligation',
  },
  'command.SuspendOrganisation': {
    nl: 'alle verplichtingen van een organisatie opschorten',
    en: 'suspend all that an organisation owes',
  },
  'command.ResumeOrganisation': {
    nl: 'de verplichtingen van een organisatie hervatten',
    en: 'resume what an organisation owes',
  },
  'command.SuspendCovenant': {
    nl: 'het besluit van partijen om het convenant op te schorten vastleggen',
    en: 'record the parties’ decision to suspend the covenant',
  },
  'command.ResumeCovenant': {
    nl: 'het besluit van partijen om het convenant te hervatten vastleggen',
    en: 'record the parties’ decision to resume the covenant',
  },
  'command.DropObligation': { nl: 'een verplichting laten vervallen', en: 'drop an obligation' },
  'command.SubmitMonitoring': { nl: 'monitoringgegevens inleveren', en: 'submit monitoring' },
  'command.SetReminders': { nl: 'herinneringen instellen', en: 'set reminders' },
  'command.NoteContact': {
    nl: 'een contact noteren, en de reeks laten wachten',
    en: 'note a contact, and let the ladder wait',
  },
  'command.HoldReminders': {
    nl: 'herinneringen tot en met een dag ophouden',
    en: 'hold reminders up to and including a day',
  },
  'command.SkipReminder': { nl: 'één stap overslaan', en: 'skip one step' },
  'command.EditReminder': { nl: 'eigen woorden bij een stap zetten', en: 'put your own words with a step' },
  'command.ConfirmEscalation': {
    nl: 'een afgesproken stap naar bestuurder, voorzitter of orgaan bevestigen',
    en: 'confirm an agreed step to a director, the chair or a body',
  },
  'command.SetAbsence': { nl: 'iemands afwezigheid vastleggen', en: 'record that somebody is away' },
  'command.SetRhythm': {
    nl: 'iemands ritme kiezen: dagelijks of wekelijks',
    en: 'choose somebody’s rhythm: daily or weekly',
  },
  'command.StopCovenant': { nl: 'een traject stoppen', en: 'stop a track' },
  'command.RestartCovenant': { nl: 'een gestopt traject hervatten', en: 'restart a stopped track' },
  'command.CloseCovenant': { nl: 'een convenant afsluiten', en: 'close a covenant' },
} as const satisfies Record<string, LocalText>;
