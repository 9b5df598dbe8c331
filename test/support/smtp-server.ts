import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A certificate for `localhost` that no machine trusts by itself; it protects nothing. */
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
export const CERTIFICATE = fixture('localhost.crt');
const KEY = fixture('localhost.key');

export interface TestServer {
  url: string;
  port: number;
  received: { from: string; to: string[]; text: string; secure: boolean }[];
  connections: () => number;
  close: () => Promise<void>;
}

/** A real SMTP server on the loopback interface. */
export async function serveSmtp(options: SMTPServerOptions = {}): Promise<TestServer> {
  const received: TestServer['received'] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    cert: CERTIFICATE,
    key: KEY,
    onConnect(_, callback) {
      connections += 1;
      callback();
    },
    onData(stream, session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        received.push({ from, to: rcptTo.map(({ address }) => address), text, secure: session.secure });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    received,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** An answer that refuses. */
export function refusal(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}
