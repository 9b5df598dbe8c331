import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { buildMessage, envelopeOf } from '../../activities/mail-message.ts';
import { createSmtp } from '../../activities/smtp.ts';
import type { OutgoingMessage } from '../../activities/transport.ts';
import { SENDER } from './post-support.ts';

const QUICK = { timeouts: { connection: 2_000, greeting: 2_000, answer: 500 } };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface TestServer {
  url: string;
  received: { from: string; to: string[]; text: string }[];
  connections: () => number;
}

/** A real SMTP server on the loopback interface. */
async function serve(options: SMTPServerOptions = {}): Promise<TestServer> {
  const received: TestServer['received'] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onConnect(_, callback) {
      connections += 1;
      callback();
    },
    onData(stream, session, callback) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text,
        });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = listening.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, connections: () => connections };
}

function refusal(message: string, responseCode: number): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function message(): Promise<OutgoingMessage> {
  const bytes = await buildMessage({
    id: 'ntc_1',
    from: SENDER,
    to: { name: 'Reader', address: 'reader@example.org' },
    language: 'nl',
    subject: 'Onderwerp',
    text: 'Regel een\n.\nRegel drie met ë',
    date: '2026-02-15T07:00:00.000Z',
  });
  return { id: 'ntc_1', date: '2026-02-15', bytes, ...envelopeOf(bytes) };
}

describe('a conversation', () => {
  test('hands over the frozen bytes as they are', async () => {
    const server = await serve();
    const outgoing = await message();
    expect(await createSmtp(server.url, QUICK).send(outgoing)).toEqual({ kind: 'sent' });
    expect(server.received).toEqual([
      { from: 'secretariaat@example.org', to: ['reader@example.org'], text: expect.any(String) },
    ]);
    expect(server.received[0]?.text.trimEnd()).toBe(outgoing.bytes.toString().trimEnd());
  });

  test('logs in with the name and password of the address', async () => {
    const seen: unknown[] = [];
    const server = await serve({
      authOptional: false,
      onAuth(auth, _, callback) {
        seen.push(auth.username, auth.password);
        callback(null, { user: 'post' });
      },
    });
    const url = server.url.replace('smtp://', 'smtp://post:p%40ss@');
    expect(await createSmtp(url, QUICK).send(await message())).toEqual({ kind: 'sent' });
    expect(seen).toEqual(['post', 'p@ss']);
  });
});

describe('an answer', () => {
  test('550 to the reader refuses for good, and keeps the address out of the detail', async () => {
    const server = await serve({
      onRcptTo: ({ address }, _, callback) => callback(refusal(`5.1.1 <${address}> unknown`, 550)),
    });
    const fate = await createSmtp(server.url, QUICK).send(await message());
    expect(fate).toEqual({
      kind: 'refused_for_good',
      detail: expect.stringMatching(/^RCPT TO 550/),
      unreachable: true,
    });
    expect(JSON.stringify(fate)).not.toContain('reader@');
  });

  test('451 to the reader refuses for now (greylisting)', async () => {
    const server = await serve({ onRcptTo: (_, __, callback) => callback(refusal('come back later', 451)) });
    expect(await createSmtp(server.url, QUICK).send(await message())).toEqual({
      kind: 'refused_for_now',
      detail: 'RCPT TO 451',
    });
  });

  test('552 and 452 to the message itself refuse for good and for now', async () => {
    for (const [code, kind] of [
      [552, 'refused_for_good'],
      [452, 'refused_for_now'],
    ] as const) {
      const server = await serve({
        onData(stream, _, callback) {
          stream.resume();
          stream.on('end', () => callback(refusal('too big', code)));
        },
      });
      expect(await createSmtp(server.url, QUICK).send(await message())).toMatchObject({ kind });
    }
  });

  test('a wrong password is ours to mend: for now', async () => {
    const server = await serve({
      authOptional: false,
      onAuth: (_, __, callback) => callback(refusal('wrong', 535)),
    });
    const url = server.url.replace('smtp://', 'smtp://post:wrong@');
    expect(await createSmtp(url, QUICK).send(await message())).toMatchObject({ kind: 'refused_for_now' });
  });
});

/** Speaks just enough SMTP to break off where it is told to. */
async function breakOff(where: 'greeting' | 'RCPT' | 'DATA' | 'dot' | 'silence'): Promise<string> {
  const server = createServer((socket) => converse(socket, where));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function converse(socket: Socket, where: string): void {
  let inData = false;
  socket.on('error', () => undefined);
  if (where === 'greeting') return void socket.destroy();
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    const text = chunk.toString();
    if (inData) {
      if (!text.includes('\r\n.\r\n')) return;
      if (where === 'dot') socket.destroy();
      return;
    }
    if (where === 'RCPT' && text.startsWith('RCPT')) return void socket.destroy();
    if (!text.startsWith('DATA')) return void socket.write('250 ok\r\n');
    if (where === 'DATA') return void socket.destroy();
    inData = true;
    socket.write('354 go ahead\r\n');
  });
}

describe('a connection that breaks', () => {
  test('before the message was handed over: nothing has left, again later', async () => {
    for (const where of ['greeting', 'RCPT', 'DATA'] as const) {
      const fate = await createSmtp(await breakOff(where), QUICK).send(await message());
      expect(fate, where).toMatchObject({ kind: 'refused_for_now' });
    }
  });

  test('after it was handed over, or no answer to it: unknown', async () => {
    for (const where of ['dot', 'silence'] as const) {
      const fate = await createSmtp(await breakOff(where), QUICK).send(await message());
      expect(fate, where).toMatchObject({ kind: 'unknown' });
    }
  });

  test('or never comes about: again later', async () => {
    const closed = createServer();
    closed.listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const fate = await createSmtp(`smtp://127.0.0.1:${port}`, QUICK).send(await message());
    expect(fate).toMatchObject({ kind: 'refused_for_now' });
  });
});
