import type { ShiftReason } from '../../domain/day-convention.ts';
import type { LocalText } from '../../domain/primitives.ts';

/** What `deadline` and calendars say. */
export const deadlineMessages = {
  'help.deadline': { nl: 'dagen berekenen en uitleggen', en: 'compute and explain days' },
  'help.deadline.compute': {
    nl: 'een dag berekenen, los van elk convenant: zonder engine en zonder grootboek',
    en: 'compute a day, apart from any covenant: without engine and without ledger',
  },
  'help.deadline.explain': {
    nl: 'waarom een verplichting op die dag klaar moet zijn',
    en: 'why an obligation falls due on that day',
  },
  'help.deadline.obligation': {
    nl: 'verplichting, zoals action-plan/company-1#2',
    en: 'obligation, such as action-plan/company-1#2',
  },
  'help.deadline.from': {
    nl: 'dag waarna geteld wordt, of een venster EERSTE..LAATSTE: dan na de laatste dag',
    en: 'day after which counting begins, or a window FIRST..LAST: then after its last day',
  },
  'help.deadline.period': {
    nl: 'periode van één eenheid: P3D, P2W, P1M of P1Y',
    en: 'period of one unit: P3D, P2W, P1M or P1Y',
  },
  'help.deadline.workingDays': {
    nl: 'in plaats van een periode: zoveel werkdagen',
    en: 'instead of a period: so many working days',
  },
  'help.deadline.convention': {
    nl: 'wat er gebeurt als de dag gesloten is',
    en: 'what happens where that day is closed',
  },
  'help.deadline.backwards': {
    nl: 'terugtellen, zoals bij "twee weken voor"',
    en: 'count back, as in “two weeks before”',
  },
  'help.deadline.calendar': {
    nl: 'kalenderbestand (YAML) in plaats van de regels nl-1 alleen',
    en: 'calendar file (YAML) instead of the rules nl-1 alone',
  },
  'help.define.day': {
    nl: 'aangenomen dag voor de controle, zoals signing=2027-07-04 (opening is anders vandaag)',
    en: 'assumed day for the check, such as signing=2027-07-04 (opening is today otherwise)',
  },

  'deadline.due': { nl: 'uiterlijk {day}', en: 'due {day}' },
  'deadline.noDay': { nl: 'nog geen dag: wacht op {anchor}', en: 'no day yet: waits for {anchor}' },
  'deadline.paused': { nl: 'de klok staat stil sinds {day}', en: 'the clock stands still since {day}' },
  'deadline.over': {
    nl: 'deze verplichting is afgehandeld; dit was haar dag',
    en: 'this obligation is over; this was its day',
  },
  'deadline.owner': { nl: 'van {owner}', en: 'owed by {owner}' },
  'deadline.from': { nl: 'geteld vanaf {day}', en: 'counted from {day}' },
  'deadline.fromAnchor': { nl: 'geteld vanaf {anchor}: {day}', en: 'counted from {anchor}: {day}' },
  'deadline.fromRepeated': {
    nl: 'geteld vanaf de eerste keer ({anchor}): {day}',
    en: 'counted from the first time ({anchor}): {day}',
  },
  'deadline.decidedDay': { nl: 'vastgesteld op {day}', en: 'set to {day}' },
  'deadline.plus': { nl: 'plus {length}', en: 'plus {length}' },
  'deadline.minus': { nl: 'min {length}', en: 'minus {length}' },
  'deadline.rawEnd': { nl: 'dat is {day}', en: 'which is {day}' },
  'deadline.shift': { nl: '{from} → {to}: {reason}', en: '{from} → {to}: {reason}' },
  'deadline.closedDay': { nl: '{day}: {name} ({basis})', en: '{day}: {name} ({basis})' },
  'deadline.convention': { nl: 'dagconventie {convention}', en: 'day convention {convention}' },
  'deadline.article-4': {
    nl: 'de Algemene termijnenwet verlengt deze termijn niet (artikel 4: langer dan 90 dagen, twaalf weken of drie maanden, of in jaren)',
    en: 'the Algemene termijnenwet does not lengthen this term (article 4: over 90 days, twelve weeks or three months, or in years)',
  },
  'deadline.no-term': {
    nl: 'een genoemde dag is geen termijn: de Algemene termijnenwet verlengt hem niet',
    en: 'a day that is named is no term: the Algemene termijnenwet does not lengthen it',
  },
  'deadline.closed': {
    nl: 'let op: {day} is een gesloten dag ({name})',
    en: 'note: {day} is a closed day ({name})',
  },
  'deadline.calendarFile': {
    nl: '{file}:{place} {problem} Fouten in deze kalender: {count}.',
    en: '{file}:{place} {problem} Problems in this calendar: {count}.',
  },
  'deadline.move': { nl: '{obligation}: {from} → {to}', en: '{obligation}: {from} → {to}' },
  'deadline.noMoves': { nl: 'geen enkele dag verschuift', en: 'no day moves' },
  'deadline.calendar': {
    nl: 'kalender {rules}, versie {version}, Europe/Amsterdam',
    en: 'calendar {rules}, version {version}, Europe/Amsterdam',
  },
  'deadline.history': { nl: 'Hoe de dag zo werd', en: 'How the day came about' },
  'deadline.history.set': { nl: '{on}  #{event}  {day}  {story}', en: '{on}  #{event}  {day}  {story}' },
  'deadline.workingDays': { nl: '{count} werkdagen', en: '{count} working days' },
  'deadline.times': { nl: '{times} keer {period}', en: '{times} times {period}' },
  'deadline.since': { nl: 'zonder dag', en: 'without a day' },

  'length.D': { nl: '{count} dagen', en: '{count} days' },
  'length.W': { nl: '{count} weken', en: '{count} weeks' },
  'length.M': { nl: '{count} maanden', en: '{count} months' },
  'length.Y': { nl: '{count} jaar', en: '{count} years' },
  'length.D.one': { nl: '1 dag', en: '1 day' },
  'length.W.one': { nl: '1 week', en: '1 week' },
  'length.M.one': { nl: '1 maand', en: '1 month' },
  'length.Y.one': { nl: '1 jaar', en: '1 year' },

  'shift.algemene-termijnenwet-1': {
    nl: 'Algemene termijnenwet, artikel 1: verlengd tot en met de eerste dag die geen zaterdag, zondag of algemeen erkende feestdag is',
    en: 'Algemene termijnenwet, article 1: runs to the first day that is no Saturday, Sunday or general holiday',
  },
  'shift.algemene-termijnenwet-2': {
    nl: 'Algemene termijnenwet, artikel 2: verlengd tot er twee werkdagen in de termijn vallen',
    en: 'Algemene termijnenwet, article 2: lengthened until the term holds two working days',
  },
  'shift.following': { nl: 'naar de eerstvolgende werkdag', en: 'to the next working day' },
  'shift.preceding': { nl: 'naar de laatste werkdag ervoor', en: 'to the last working day before it' },
  'shift.decision': { nl: 'bij besluit op deze dag gezet', en: 'set to this day by decision' },
  'shift.suspension': {
    nl: 'verschoven met de dagen van opschorting',
    en: 'moved by the days of suspension',
  },
} as const satisfies Record<string, LocalText> & Record<`shift.${ShiftReason}`, LocalText>;
