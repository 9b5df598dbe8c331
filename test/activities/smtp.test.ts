import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { buildMessage, envelopeOf } from '../../activities/mail-message.ts';
import { createSmtp, type SmtpOptions } from '../../activities/smtp.ts';
import type { OutgoingMessage } from '../../activities/transport.ts';
import { startPeer, type Peer, type PeerOptions } from '../support/smtp-peer.ts';
import { CERTIFICATE, refusal, serveSmtp, type TestServer } from '../support/smtp-server.ts';
import { SENDER } from './post-support.ts';

const QUICK: SmtpOptions = { timeouts: { connection: 2_000, greeting: 500, answer: 500 } };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(options: SMTPServerOptions = {}): Promise<TestServer> {
  const server = await serveSmtp(options);
  closing.push(server.close);
  return server;
}

async function peer(options: PeerOptions = {}): Promise<Peer> {
  const started = await startPeer(options);
  closing.push(started.close);
  return started;
}

async function message(number = 1, address = 'reader@example.org'): Promise<OutgoingMessage> {
  const id = `ntc_${number}`;
  const bytes = await buildMessage({
    id,
    from: SENDER,
    to: { name: 'Reader', address },
    language: 'nl',
    subject: 'Onderwerp',
    text: 'Regel een\n.\nRegel drie met ë',
    html: '<p>Regel een</p>',
    date: '2026-02-15T07:00:00.000Z',
  });
  return { id, date: '2026-02-15', bytes, ...envelopeOf(bytes) };
}

describe('a conversation', () => {
  test('hands over the frozen bytes as they are', async () => {
    const server = await serve();
    const outgoing = await message();
    expect(await createSmtp(server.url, QUICK).send(outgoing)).toEqual({ kind: 'sent' });
    expect(server.received).toMatchObject([{ from: 'secretariaat@example.org', to: ['reader@example.org'] }]);
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

  test('says who wrote an address of another script, where the server takes it', async () => {
    const server = await serve();
    await createSmtp(server.url, QUICK).send(await message(1, 'jörg@bücher.example'));
    expect(server.received[0]?.to[0]).toMatch(/^j(?:ö|Ã¶)rg@/);
  });
});

describe('TLS', () => {
  const trusted: SmtpOptions = { ...QUICK, tls: { ca: CERTIFICATE } };
  const secured = (server: TestServer, scheme: string, rest = ''): string =>
    `${scheme}://localhost:${server.port}${rest}`;

  test('smtps speaks it from the first byte', async () => {
    const server = await serve({ secure: true });
    expect(await createSmtp(secured(server, 'smtps'), trusted).send(await message())).toEqual({
      kind: 'sent',
    });
    expect(server.received).toMatchObject([{ secure: true }]);
  });

  test('smtp takes it where it is offered', async () => {
    const server = await serve({ disabledCommands: [] });
    expect(await createSmtp(secured(server, 'smtp'), trusted).send(await message())).toEqual({
      kind: 'sent',
    });
    expect(server.received).toMatchObject([{ secure: true }]);
  });

  test('a certificate that nobody vouches for is refused: nothing leaves, and never without TLS instead', async () => {
    for (const [scheme, options] of [
      ['smtps', { secure: true }],
      ['smtp', { disabledCommands: [] as string[] }],
    ] as const) {
      const server = await serve(options);
      const fate = await createSmtp(secured(server, scheme), QUICK).send(await message());
      expect(fate, scheme).toMatchObject({ kind: 'refused_for_now' });
      expect(server.received, scheme).toEqual([]);
    }
  });

  test('is insisted on where the address says so', async () => {
    const server = await serve();
    const url = secured(server, 'smtp', '/?requireTLS=true');
    expect(await createSmtp(url, trusted).send(await message())).toMatchObject({ kind: 'refused_for_now' });
    expect(server.received).toEqual([]);
  });

  test('is insisted on before a password goes to another machine', async () => {
    const server = await peer();
    const elsewhere = server.url.replace('127.0.0.1', '0.0.0.0');
    expect(await createSmtp(elsewhere, QUICK).send(await message())).toMatchObject({
      kind: 'refused_for_now',
    });
    expect(server.commands).not.toContain('AUTH');
    const plainly = createSmtp(`${elsewhere}/?requireTLS=false`, QUICK);
    expect(await plainly.send(await message())).toEqual({ kind: 'sent' });
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

  const now = { kind: 'refused_for_now' };
  const good = { kind: 'refused_for_good', unreachable: false };
  const unreachable = { kind: 'refused_for_good', unreachable: true };
  test.each([
    ['greeting', '421 4.3.2 not now', now],
    ['greeting', '554 5.3.2 no service here', now],
    ['EHLO', '421 4.3.2 going down', now],
    ['AUTH', '535 5.7.8 wrong password', now],
    ['AUTH', '454 4.7.0 cannot check', now],
    ['MAIL', '451 4.3.0 trouble', now],
    ['MAIL', '530 5.7.0 log in first', now],
    ['MAIL', '553 5.1.8 your own address is not allowed', now],
    ['MAIL', '552 5.3.4 too large', good],
    ['RCPT', '451 4.7.1 greylisted', now],
    ['RCPT', '452 4.2.2 mailbox full', now],
    ['RCPT', '421 4.7.0 too fast', now],
    ['RCPT', '550 5.1.1 unknown', unreachable],
    ['RCPT', '550 no such user', unreachable],
    ['RCPT', '553 5.1.3 no such form of address', unreachable],
    ['RCPT', '501 bad address', unreachable],
    ['RCPT', '550 5.2.1 disabled', unreachable],
    ['RCPT', '550 5.7.1 relaying denied', good],
    ['RCPT', '552 5.2.2 mailbox full', good],
    ['DATA', '451 4.3.0 later', now],
    ['DATA', '554 5.5.1 no valid recipients', good],
    ['dot', '451 4.3.0 later', now],
    ['dot', '452 4.3.1 no room', now],
    ['dot', '552 5.3.4 too large', good],
    ['dot', '554 5.7.1 looks like spam', good],
  ] as const)('at %s of "%s" is %j, one command at a time or all at once', async (stage, answer, fate) => {
    for (const pipelining of [false, true]) {
      const server = await peer({ answers: { [stage]: answer }, pipelining });
      const given = await createSmtp(server.url, QUICK).send(await message());
      expect(given, `pipelining ${pipelining}`).toMatchObject(fate);
      expect(given.detail).toContain(answer.slice(0, 3));
      expect(server.arrived).toEqual([]);
    }
  });
});

describe('a connection that breaks', () => {
  const before = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const;

  test.each(before)(
    'at %s, before the message was handed over: nothing has left, again later',
    async (stage) => {
      for (const options of [{}, { pipelining: true }, { silent: true }]) {
        const server = await peer({ faults: [stage], ...options });
        const fate = await createSmtp(server.url, QUICK).send(await message());
        expect(fate, JSON.stringify(options)).toMatchObject({ kind: 'refused_for_now' });
        expect(server.arrived).toEqual([]);
      }
    },
  );

  test.each(['body', 'dot'] as const)('at %s, after it was handed over: nobody knows', async (stage) => {
    for (const options of [{}, { pipelining: true }, { silent: true }]) {
      const server = await peer({ faults: [stage], ...options });
      const fate = await createSmtp(server.url, QUICK).send(await message());
      expect(fate, JSON.stringify(options)).toMatchObject({ kind: 'unknown' });
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

describe('many messages', () => {
  async function sendAll(server: Peer, count: number, options: SmtpOptions = QUICK): Promise<string[]> {
    const courier = createSmtp(server.url, options).open?.();
    const fates: string[] = [];
    for (let number = 1; number <= count; number++) {
      await courier?.turn();
      fates.push((await courier?.send(await message(number)))?.kind ?? 'no courier');
    }
    await courier?.close();
    return fates;
  }

  test('share one connection, which is closed with a word', async () => {
    const server = await peer();
    expect(await sendAll(server, 10)).toEqual(Array.from({ length: 10 }, () => 'sent'));
    expect(server.connections()).toBe(1);
    await expect.poll(() => server.commands.at(-1)).toBe('QUIT');
  });

  test('go on over the same connection after one was refused', async () => {
    const server = await peer({ answers: { RCPT: '550 5.1.1 unknown' } });
    expect(await sendAll(server, 3)).toEqual(Array.from({ length: 3 }, () => 'refused_for_good'));
    expect(server.connections()).toBe(1);
    expect(server.commands.filter((command) => command === 'RSET')).toHaveLength(3);
  });

  test('go on over a new connection where a server takes only so many on one', async () => {
    const server = await peer({ messagesPerConnection: 3 });
    expect(await sendAll(server, 10)).toEqual(Array.from({ length: 10 }, () => 'sent'));
    expect(server.connections()).toBe(4);
    expect(new Set(server.arrived).size).toBe(10);
    expect(server.arrived).toHaveLength(10);
  });

  test('go on over a new connection when the old one breaks between two of them, each arriving once', async () => {
    const server = await peer({ faults: [null, 'MAIL', null, 'RCPT', 'DATA', null] });
    // The fifth breaks on a connection that was opened for it just then.
    expect(await sendAll(server, 5)).toEqual(['sent', 'sent', 'refused_for_now', 'sent', 'sent']);
    expect(server.arrived).toHaveLength(4);
  });

  test('leave no faster than they may, however many send at once', async () => {
    const server = await peer();
    const transport = createSmtp(server.url, { ...QUICK, perSecond: 20 });
    const began = performance.now();
    const sending = [1, 2, 3].map(async (each) => {
      for (const number of [0, 1, 2]) await transport.send(await message(each * 10 + number));
    });
    await Promise.all(sending);
    // Nine messages are eight intervals of 50 ms apart.
    expect(performance.now() - began).toBeGreaterThanOrEqual(395);
    expect(server.arrived).toHaveLength(9);
  });
});
