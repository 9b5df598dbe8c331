import type { LocalText } from '../../domain/primitives.ts';

/** What people read while a rehearsal, the demo or `up` runs. */
export const rehearseMessages = {
  'rehearse.opening': {
    nl: 'Convenanten openen op de virtuele klok …',
    en: 'Opening the covenants on the virtual clock …',
  },
  'rehearse.day': {
    nl: '{bar} {part}%  {day}  {commands} opdrachten',
    en: '{bar} {part}%  {day}  {commands} commands',
  },
  'rehearse.archiving': { nl: 'Geschiedenissen archiveren …', en: 'Archiving the histories …' },
  'rehearse.replaying': {
    nl: 'Elke uitvoering naspelen met haar eigen build …',
    en: 'Replaying every run with its own build …',
  },
  'rehearse.title': { nl: '{name} ({slug})', en: '{name} ({slug})' },
  'rehearse.numbers': {
    nl: '{opened} verplichtingen: {done} gedaan, {late} te laat, {dropped} vervallen · {notices} berichten · {submissions} rapportages · {events} gebeurtenissen over {years} jaar, in {runs} uitvoeringen met {history} stappen',
    en: '{opened} obligations: {done} done, {late} late, {dropped} dropped · {notices} notices · {submissions} submissions · {events} events over {years} years, in {runs} runs with {history} history events',
  },
  'rehearse.failed': { nl: 'Stap {step} ({day}): {problem}', en: 'Step {step} ({day}): {problem}' },
  'rehearse.met': {
    nl: 'Elke verwachting van het scenario kwam uit.',
    en: 'Every expectation of the scenario was met.',
  },
  'rehearse.left': {
    nl: 'Database {database} en postbus {outbox} blijven staan. Klaar in {seconds} s.',
    en: 'Database {database} and outbox {outbox} are left in place. Done in {seconds} s.',
  },
  'up.ready': {
    nl: 'Klaar. Temporal op {temporal}, database op {database}, gezondheid op {health}, meetwaarden op {metrics}. Stop met Ctrl+C.',
    en: 'Ready. Temporal at {temporal}, database at {database}, health at {health}, metrics at {metrics}. Stop with Ctrl+C.',
  },
  'up.folders': {
    nl: 'Berichten komen in {outbox}; rapportages kunnen in {drop}.',
    en: 'Messages go to {outbox}; reports may be dropped in {drop}.',
  },
  'up.mail': {
    nl: 'Berichten gaan langs de mailserver weg; rapportages kunnen in {drop}.',
    en: 'Messages go out through the mail server; reports may be dropped in {drop}.',
  },
  'up.stopping': {
    nl: 'Stoppen; lopend werk wordt afgemaakt …',
    en: 'Stopping; work under way is finished first …',
  },
  'up.stopped': { nl: 'Gestopt.', en: 'Stopped.' },
  'help.up': {
    nl: 'start server, database en werker in één proces, tot Ctrl+C',
    en: 'start server, database and worker in one process, until Ctrl+C',
  },
  'help.rehearse': {
    nl: 'speel een definitie met een scenario op een virtuele klok, zonder iets echt te doen',
    en: 'play a definition with a scenario on a virtual clock, with nothing done for real',
  },
  'help.rehearse.definition': {
    nl: 'map of bestand met de definitie',
    en: 'folder or file of the definition',
  },
  'help.rehearse.scenario': { nl: 'bestand met gedateerde stappen', en: 'file of dated steps' },
  'help.rehearse.until': {
    nl: 'laatste dag om te spelen (JJJJ-MM-DD)',
    en: 'last day to play (YYYY-MM-DD)',
  },
  'help.demo': {
    nl: 'speel het textielconvenant en het model naast elkaar, en toon het verloop',
    en: 'play the textile covenant and the model side by side, and show their course',
  },
} as const satisfies Record<string, LocalText>;
