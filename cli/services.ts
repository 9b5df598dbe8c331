import type * as EngineServices from './engine-services.ts';
import type { Io } from './io.ts';
import type { Language } from './messages.ts';
import type { Services } from './ports.ts';

export interface ServiceSettings {
  io: Io;
  language: Language;
  dataFolder: string;
  /** The command that runs, for people who find the folder taken. */
  purpose: string;
  /** Lines of progress. */
  report: (line: string) => void;
}

/**
 * The real services: the engine and the ledger of a data folder. Their code is loaded when it is needed, because most
 * of what people type is answered without it.
 */
export function createServices(settings: ServiceSettings): Services {
  return {
    openLedger: async () => (await engineServices()).openLedger(settings),
    openDatabase: async () => (await engineServices()).openDatabase(settings),
    connect: async () => (await engineServices()).connectClient(settings),
    replay: async (stream) => (await import('./replay-services.ts')).replay(settings, stream),
    examine: async () => (await import('./replay-services.ts')).examine(settings),
    ask: async (question) => (await import('./ask.ts')).askOnTerminal(question),
  };
}

function engineServices(): Promise<typeof EngineServices> {
  return import('./engine-services.ts');
}
