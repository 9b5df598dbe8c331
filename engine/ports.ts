import { createServer, type Server } from 'node:net';
import { LOOPBACK } from './pins.ts';

/**
 * Chooses a port on 127.0.0.1 for each name: the wanted one where it is free, otherwise any free one (0 asks for that).
 * All are held until the last is chosen, so that they differ. `onTaken` hears of each that was busy.
 */
export async function choosePorts<Name extends string>(
  wanted: Record<Name, number>,
  onTaken: (name: NoInfer<Name>, usual: number, port: number) => void = () => {},
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  try {
    const chosen = {} as Record<Name, number>;
    for (const name of Object.keys(wanted) as Name[]) {
      const server = (await hold(wanted[name])) ?? (await holdAny());
      held.push(server);
      chosen[name] = portOf(server);
      if (wanted[name] !== 0 && chosen[name] !== wanted[name]) onTaken(name, wanted[name], chosen[name]);
    }
    return chosen;
  } finally {
    await Promise.all(held.map(letGo));
  }
}

/** Holds a port, or gives null when another program has it or it may not be opened. */
function hold(port: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => resolve(server));
  });
}

async function holdAny(): Promise<Server> {
  const server = await hold(0);
  if (!server) throw new Error('The system has no free port on 127.0.0.1.');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A held port has no number.');
  return address.port;
}

function letGo(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
