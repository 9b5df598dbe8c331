import type { LocalText } from '../domain/primitives.ts';
import { fill } from './errors.ts';

/** Receives one line of progress for a person; it goes to stderr or a progress display, never to stdout. */
export type Report = (message: string) => void;
export type Language = 'nl' | 'en';

const notes = {
  portTaken: {
    en: 'Port {usual} is taken; the {name} listens on {port}.',
    nl: 'Poort {usual} is bezet; de {name} luistert op {port}.',
  },
  usingExisting: {
    en: 'Using the Temporal server at {address}.',
    nl: 'De Temporal-server op {address} wordt gebruikt.',
  },
  attached: {
    en: 'Using the engine that process {pid} ("{purpose}") runs on this data folder.',
    nl: 'De engine die proces {pid} ("{purpose}") op deze gegevensmap draait wordt gebruikt.',
  },
  waitingForHolder: {
    en: 'Process {pid} ("{purpose}") is starting on this data folder; waiting for it.',
    nl: 'Proces {pid} ("{purpose}") is bezig te starten op deze gegevensmap; even wachten.',
  },
  downloading: {
    en: 'Downloading the Temporal CLI {version} (once).',
    nl: 'De Temporal CLI {version} wordt opgehaald (eenmalig).',
  },
  building: {
    en: 'Building the Temporal server {version} from source (once, about five minutes): {elapsed}.',
    nl: 'De Temporal-server {version} wordt uit de broncode gebouwd (eenmalig, ongeveer vijf minuten): {elapsed}.',
  },
  built: {
    en: 'The Temporal server {version} is built, in {elapsed}.',
    nl: 'De Temporal-server {version} is gebouwd, in {elapsed}.',
  },
  waitingForBuild: {
    en: 'Process {pid} is building the Temporal server; waiting for it: {elapsed}.',
    nl: 'Proces {pid} bouwt de Temporal-server; even wachten: {elapsed}.',
  },
  orphanStopped: {
    en: 'Stopped the {name} that an earlier run left behind (process {pid}).',
    nl: 'De {name} die een eerdere keer achterbleef is gestopt (proces {pid}).',
  },
  starting: { en: 'Starting the {name}.', nl: 'De {name} wordt gestart.' },
  started: { en: 'The {name} answers on {address}.', nl: 'De {name} antwoordt op {address}.' },
  settingUpDatabase: { en: 'Setting up a new database.', nl: 'Er wordt een nieuwe database ingericht.' },
  ended: {
    en: 'The {name} ended unexpectedly ({problem}); it is started again.',
    nl: 'De {name} stopte onverwacht ({problem}); zij wordt opnieuw gestart.',
  },
  restarted: { en: 'The {name} runs again.', nl: 'De {name} draait weer.' },
  gaveUp: {
    en: 'The {name} keeps ending ({problem}); its log is in the data folder.',
    nl: 'De {name} blijft stoppen ({problem}); het logboek staat in de gegevensmap.',
  },
} as const satisfies Record<string, LocalText>;

export type NoteKey = keyof typeof notes;
/** Says one note in the language of the listener. */
export type Say = (key: NoteKey, parameters?: Record<string, string>) => void;

export function speaker(report: Report, language: Language): Say {
  return (key, parameters = {}) => report(fill(notes[key][language], parameters));
}

/** `2 min 05 s`, from milliseconds. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
