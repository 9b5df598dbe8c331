import type { LocalText } from '../../domain/primitives.ts';

/** One line of the timeline for each event; `.many` where one line stands for several. */
export const eventMessages = {
  'event.CovenantOpened': { nl: 'Convenant geopend: {name}', en: 'Covenant opened: {name}' },
  'event.StreamResumed': {
    nl: 'Stroom hervat vanuit het grootboek ({reason})',
    en: 'Stream resumed from the ledger ({reason})',
  },
  'event.MilestoneRecorded': { nl: 'Mijlpaal: {milestone}{who}', en: 'Milestone: {milestone}{who}' },
  'event.PhaseStarted': { nl: 'Fase begint: {phase}', en: 'Phase begins: {phase}' },
  'event.DateSet': { nl: '{date} bepaald op {day}', en: '{date} set to {day}' },
  'event.EntryIntoForceSet': { nl: 'Inwerkingtreding bepaald op {day}', en: 'Entry into force set to {day}' },
  'event.CalendarAdopted': {
    nl: 'Kalender versie {version} aangenomen; data die verschuiven: {moved}',
    en: 'Calendar version {version} adopted; dates that move: {moved}',
  },
  'event.GateOpened': { nl: 'Beslismoment open: {gate}', en: 'Gate opened: {gate}' },
  'event.PositionGiven': {
    nl: '{organisation} over {gate}: {position}',
    en: '{organisation} on {gate}: {position}',
  },
  'event.GateClosed': { nl: 'Besluit bij {gate}: {outcome}', en: 'Decision at {gate}: {outcome}' },
  'event.LetterOfIntentGiven': {
    nl: 'Letter of Intent van {organisation}',
    en: 'Letter of intent of {organisation}',
  },
  'event.ContactChanged': {
    nl: '{role} van {organisation} is nu {person}',
    en: '{role} of {organisation} is now {person}',
  },
  'event.ObligationOpened': {
    nl: 'Verplichting: {duty}, van {owner} [{obligation}]',
    en: 'Obligation: {duty}, of {owner} [{obligation}]',
  },
  'event.ObligationOpened.many': {
    nl: 'Verplichting voor {count}: {duty}',
    en: 'Obligation for {count}: {duty}',
  },
  'event.ObligationReportedDone': {
    nl: 'Gereed gemeld: {duty} [{obligation}]',
    en: 'Reported done: {duty} [{obligation}]',
  },
  'event.ObligationVerified': {
    nl: 'Bevestigd: {duty} [{obligation}]',
    en: 'Verified: {duty} [{obligation}]',
  },
  'event.ObligationReturned': {
    nl: 'Teruggestuurd: {duty} [{obligation}], opnieuw voor {day}',
    en: 'Returned: {duty} [{obligation}], again by {day}',
  },
  'event.NonDeliveryReported': {
    nl: 'Meldt vroeg niet te kunnen leveren: {duty} [{obligation}]',
    en: 'Says early that it cannot deliver: {duty} [{obligation}]',
  },
  'event.ExtensionRequested': {
    nl: 'Vraagt uitstel tot {day}: {duty} [{obligation}]',
    en: 'Asks for more time, until {day}: {duty} [{obligation}]',
  },
  'event.RequestDeclined': {
    nl: 'Verzoek afgewezen, de datum blijft: {duty} [{obligation}]',
    en: 'Request declined, the day stands: {duty} [{obligation}]',
  },
  'event.ObligationExtended': {
    nl: 'Uitgesteld van {previous} naar {day} (gevraagd: {asked}): {duty} [{obligation}]',
    en: 'Extended from {previous} to {day} (asked: {asked}): {duty} [{obligation}]',
  },
  'event.ObligationSuspended': {
    nl: 'Opgeschort: {duty} [{obligation}]',
    en: 'Suspended: {duty} [{obligation}]',
  },
  'event.ObligationResumed': {
    nl: 'Hervat na {days} dagen: {duty} [{obligation}]',
    en: 'Resumed after {days} days: {duty} [{obligation}]',
  },
  'event.OrganisationSuspended': {
    nl: 'Opgeschort: alles wat {organisation} verplicht is',
    en: 'Suspended: all that {organisation} owes',
  },
  'event.OrganisationResumed': {
    nl: 'Hervat na {days} dagen: wat {organisation} verplicht is',
    en: 'Resumed after {days} days: what {organisation} owes',
  },
  'event.CovenantSuspended': { nl: 'Convenant opgeschort', en: 'Covenant suspended' },
  'event.CovenantResumed': {
    nl: 'Convenant hervat na {days} dagen',
    en: 'Covenant resumed after {days} days',
  },
  'event.ObligationDropped': {
    nl: 'Vervallen ({because}): {duty} [{obligation}]',
    en: 'Dropped ({because}): {duty} [{obligation}]',
  },
  'event.ObligationDropped.many': {
    nl: '{count} verplichtingen vervallen ({because})',
    en: '{count} obligations dropped ({because})',
  },
  'event.MonitoringSubmitted': {
    nl: '{organisation} levert in: {duty} [{obligation}]',
    en: '{organisation} submits: {duty} [{obligation}]',
  },
  'event.RemindersSet': { nl: 'Herinneringen ingesteld: {parts}', en: 'Reminders set: {parts}' },
  'event.ContactNoted': {
    nl: 'Contact over {duty} [{obligation}]',
    en: 'Contact about {duty} [{obligation}]',
  },
  'event.RemindersHeld': {
    nl: 'Berichten opgehouden tot en met {day}: {duty} [{obligation}]',
    en: 'Messages held up to and including {day}: {duty} [{obligation}]',
  },
  'event.ReminderSkipped': {
    nl: 'Stap {step} overgeslagen: {duty} [{obligation}]',
    en: 'Step {step} skipped: {duty} [{obligation}]',
  },
  'event.ReminderEdited': {
    nl: 'Eigen woorden bij stap {step}: {duty} [{obligation}]',
    en: 'Own words with step {step}: {duty} [{obligation}]',
  },
  'event.EscalationConfirmed': {
    nl: 'Afgesproken stap {step} bevestigd: {duty} [{obligation}]',
    en: 'Agreed step {step} confirmed: {duty} [{obligation}]',
  },
  'event.AbsenceSet': { nl: '{person} is afwezig: {day}', en: '{person} is away: {day}' },
  'event.RhythmSet': { nl: 'Berichten aan {person}: {rhythm}', en: 'Messages to {person}: {rhythm}' },
  'event.CovenantStopped': { nl: 'Traject gestopt', en: 'Track stopped' },
  'event.CovenantRestarted': {
    nl: 'Traject hervat, gestopt bij gebeurtenis {stopped}{anew}',
    en: 'Track restarted, stopped at event {stopped}{anew}',
  },
  'event.CovenantClosed': { nl: 'Convenant afgesloten', en: 'Covenant closed' },
  'event.DeadlineMissed': {
    nl: 'Termijn gemist: {duty}, van {owner} [{obligation}]',
    en: 'Deadline missed: {duty}, of {owner} [{obligation}]',
  },
  'event.DeadlineMissed.many': {
    nl: 'Termijn gemist door {count}: {duty}',
    en: 'Deadline missed by {count}: {duty}',
  },
  'event.NoticesSent': { nl: 'Bericht verstuurd: {kind}', en: 'Notice sent: {kind}' },
  'event.NoticesSent.many': { nl: '{count} berichten verstuurd: {kind}', en: '{count} notices sent: {kind}' },
} as const satisfies Record<string, LocalText>;
