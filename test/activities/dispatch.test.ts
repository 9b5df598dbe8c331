import { beforeEach, describe, expect, test } from 'vitest';
import { dispatch } from '../../activities/dispatch.ts';
import { createOutbox } from '../../activities/outbox.ts';
import type { Ledger } from '../../ledger/database.ts';
import { eraseContent } from '../../ledger/content.ts';
import { openPostgres } from '../ledger/postgres.ts';
import { TestCovenant } from './covenant.ts';
import { at, filesIn, postOf, readMail, recording, temporaryFolder } from './post-support.ts';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const OPENED = '2026-01-05T09:00:00.000Z';
const COR = { name: 'Cor Contact', address: 'cor@party-one.example', language: 'nl' } as const;

describe('one message per person and day', () => {
  test('collects what is due over several covenants', async () => {
    const textile = await TestCovenant.open(ledger, OPENED, { slug: 'textile', name: 'Textiel' });
    const gold = await TestCovenant.open(ledger, OPENED, { slug: 'gold', name: 'Goud' });
    await textile.oblige(OPENED, 'plan', '2026-03-01');
    await textile.oblige(OPENED, 'list', '2026-03-01');
    await gold.oblige(OPENED, 'survey', '2026-03-01');
    const transport = recording();
    const done = await dispatch(postOf(ledger, transport), {
      asOf: '2026-02-15',
      clock: at('2026-02-15T07:00:00.000Z'),
    });

    expect(done).toMatchObject({ frozen: 1, outcomes: { sent: 1 }, unaddressed: 0, retryAt: null });
    expect(transport.messages).toHaveLength(1);
    const { headers, text } = readMail(transport.messages[0]?.bytes ?? '');
    expect(headers['subject']).toBe('3 punten uit 2 convenanten vragen uw aandacht');
    expect(text).toContain('Goud\r\n====');
    expect(text).toContain('Textiel\r\n=======');
    for (const item of ['1. Duty survey', '2. Duty list', '3. Duty plan'])
      expect(text).toContain(`${item} (Organisation party-one)`);
    expect(text).toContain('Graag uiterlijk op 1 maart 2026 (over 14 dagen).');
  });

  test('keeps what comes later on the same day for the next one', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const transport = recording();
    const post = postOf(ledger, transport);
    await dispatch(post, { asOf: '2026-02-15', clock: at('2026-02-15T07:00:00.000Z') });
    await covenant.record('2026-02-15T10:00:00.000Z', [
      { type: 'GateOpened', data: { gate: 'agreed', silentOn: null } },
    ]);
    await dispatch(post, { asOf: '2026-02-15', clock: at('2026-02-15T11:00:00.000Z') });
    expect(transport.messages).toHaveLength(1);
    await dispatch(post, { asOf: '2026-02-16', clock: at('2026-02-16T07:00:00.000Z') });
    expect(transport.messages).toHaveLength(2);
    expect(readMail(transport.messages[1]?.bytes ?? '').text).toContain('Akkoord op de tekst');
  });

  test('never shows one person what belongs to another with the same id', async () => {
    const other = { name: 'Other Person', address: 'other@elsewhere.example', language: 'en' } as const;
    const one = await TestCovenant.open(ledger, OPENED, { contacts: { contact: COR } });
    const two = await TestCovenant.open(ledger, OPENED, { contacts: { contact: other } });
    await one.oblige(OPENED, 'secret-of-one', '2026-03-01');
    await two.oblige(OPENED, 'secret-of-two', '2026-03-01');
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-02-15', clock: at('2026-02-15T07:00:00.000Z') });
    const byAddress = Object.fromEntries(
      transport.messages.map(({ to, bytes }) => [to, readMail(bytes).text]),
    );
    expect(Object.keys(byAddress).sort()).toEqual(['cor@party-one.example', 'other@elsewhere.example']);
    expect(byAddress['cor@party-one.example']).not.toContain('secret-of-two');
    expect(byAddress['other@elsewhere.example']).not.toContain('secret-of-one');
  });

  test('speaks the language of each person', async () => {
    const contacts = {
      jan: COR,
      mary: { name: 'Mary', address: 'mary@party-two.example', language: 'en' } as const,
    };
    const covenant = await TestCovenant.open(ledger, OPENED, { contacts, name: 'Textiel' });
    await covenant.oblige(OPENED, 'plan', '2026-05-10', 'party-one');
    await covenant.oblige(OPENED, 'plan-two', '2026-05-10', 'party-two');
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-05-17', clock: at('2026-05-17T07:00:00.000Z') });
    const mail = (address: string) =>
      readMail(transport.messages.find(({ to }) => to === address)?.bytes ?? '');
    expect(mail(COR.address).headers['content-language']).toBe('nl');
    expect(mail(COR.address).text).toContain('De termijn liep tot en met 10 mei 2026 (7 dagen geleden).');
    expect(mail('mary@party-two.example').headers['content-language']).toBe('en');
    expect(mail('mary@party-two.example').headers['subject']).toBe(
      'Textiel (en): one item for your attention',
    );
    expect(mail('mary@party-two.example').text).toContain('This was due on 10 May 2026 (7 days ago).');
  });
});

describe('catching up', () => {
  test('collapses missed steps to the latest one per person', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-04-01', clock: at('2026-04-01T07:00:00.000Z') });
    const toContact = transport.messages.filter(({ to }) => to === COR.address);
    expect(toContact).toHaveLength(1);
    expect(readMail(toContact[0]?.bytes ?? '').text.match(/Duty plan/g)).toHaveLength(1);
    expect(transport.messages.map(({ to }) => to).sort()).toEqual([
      COR.address,
      'officer@secretariat.example',
    ]);
    const rows = await ledger.db
      .selectFrom('notice_item')
      .select(['step', 'superseded_on', 'notice_id'])
      .execute();
    const superseded = rows.filter((row) => row.superseded_on !== null);
    expect(superseded.map((row) => row.step).sort()).toEqual(['-P14D', '-P2D']);
    expect(superseded.every((row) => row.notice_id === null)).toBe(true);
  });

  test('does not plan again what was sent or superseded when the stream goes on', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const transport = recording();
    const post = postOf(ledger, transport);
    await dispatch(post, { asOf: '2026-03-10', clock: at('2026-03-10T07:00:00.000Z') });
    await covenant.oblige('2026-03-10T10:00:00.000Z', 'other', '2026-12-01');
    await dispatch(post, { asOf: '2026-03-11', clock: at('2026-03-11T07:00:00.000Z') });
    expect(transport.messages).toHaveLength(1);
  });

  test('says nothing about what was reported in the meantime', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await covenant.report('2026-02-10T10:00:00.000Z', 'plan');
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-06-01', clock: at('2026-06-01T07:00:00.000Z') });
    expect(transport.messages).toEqual([]);
  });

  test('a duty that is taken back reminds again, with the reason', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await covenant.report('2026-02-10T10:00:00.000Z', 'plan');
    const reason = await covenant.text('Bijlage 3\r\nBcc: iedereen@example.org\r\nontbreekt.');
    await covenant.record('2026-02-20T10:00:00.000Z', [
      { type: 'ObligationReturned', data: { obligation: 'plan', reason, due: '2026-04-01' } },
    ]);
    const transport = recording();
    await dispatch(postOf(ledger, transport), { asOf: '2026-02-21', clock: at('2026-02-21T07:00:00.000Z') });
    const { text } = readMail(transport.messages[0]?.bytes ?? '');
    expect(text).toContain(
      'Uw melding is teruggekomen met het verzoek haar aan te vullen, graag uiterlijk op 1 april 2026',
    );
    expect(text).toContain('Toelichting: Bijlage 3 Bcc: iedereen@example.org ontbreekt.');
    const steps = await ledger.db
      .selectFrom('notice_item')
      .select('due_on')
      .where('kind', '=', 'reminder')
      .execute();
    expect(steps.map((row) => row.due_on).sort()).toEqual(['2026-03-18', '2026-03-30']);
  });
});

describe('people who cannot be reached', () => {
  test('an erased card sends the item to the officer, with the reason', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    await eraseContent(ledger.db, covenant.state.people['contact-one']?.card.ref ?? '');
    const transport = recording();
    const done = await dispatch(postOf(ledger, transport), {
      asOf: '2026-02-15',
      clock: at('2026-02-15T07:00:00.000Z'),
    });
    expect(done.unaddressed).toBe(0);
    expect(transport.messages.map(({ to }) => to)).toEqual(['officer@secretariat.example']);
    const { text } = readMail(transport.messages[0]?.bytes ?? '');
    expect(text).toContain('Bestemd voor contact-one, maar er is geen leesbaar adres (gegevens gewist).');
    expect(text).toContain('covenant report-done');
  });

  test('without an officer the item waits until somebody can read it', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED, {
      officer: null,
      silentParties: ['party-silent'],
    });
    await covenant.oblige(OPENED, 'plan', '2026-03-01', 'party-silent');
    const transport = recording();
    const post = postOf(ledger, transport);
    const done = await dispatch(post, { asOf: '2026-02-15', clock: at('2026-02-15T07:00:00.000Z') });
    expect(done).toMatchObject({ frozen: 0, unaddressed: 1 });
    const card = await covenant.card({ name: 'Nina New', address: 'nina@silent.example' });
    const person = {
      id: 'nina',
      organisation: 'party-silent',
      roles: ['contact' as const],
      language: 'nl' as const,
      card,
    };
    await covenant.record('2026-02-15T10:00:00.000Z', [
      {
        type: 'ContactChanged',
        data: { organisation: 'party-silent', role: 'contact', person: 'nina', card: person },
      },
    ]);
    await dispatch(post, { asOf: '2026-02-16', clock: at('2026-02-16T07:00:00.000Z') });
    expect(transport.messages.map(({ to }) => to)).toEqual(['nina@silent.example']);
  });
});

describe('what is stored', () => {
  test('names and addresses stand in content and rendered bytes only', async () => {
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const refuse = recording(() => ({ kind: 'refused_for_good', detail: 'RCPT TO 550 5.1.1' }));
    await dispatch(postOf(ledger, refuse), { asOf: '2026-02-15', clock: at('2026-02-15T07:00:00.000Z') });
    const items = await ledger.db.selectFrom('notice_item').selectAll().execute();
    const notices = await ledger.db.selectFrom('notice').selectAll().execute();
    const rows = JSON.stringify([items, notices.map((row) => ({ ...row, rendered: null }))]);
    for (const personal of ['Cor', 'cor@', 'Olga', 'officer@', 'Duty plan'])
      expect(rows).not.toContain(personal);
    expect(notices.map(({ person }) => person).sort()).toEqual(['contact-one', 'officer-one']);
  });

  test('the outbox holds one file per notice, named by its id, with a stable Message-ID', async () => {
    const folder = await temporaryFolder();
    const covenant = await TestCovenant.open(ledger, OPENED);
    await covenant.oblige(OPENED, 'plan', '2026-03-01');
    const post = postOf(ledger, createOutbox(folder.path));
    await dispatch(post, { asOf: '2026-02-15', clock: at('2026-02-15T07:00:00.000Z') });
    const [notice] = await ledger.db.selectFrom('notice').selectAll().execute();
    const files = await filesIn(folder.path);
    await folder.remove();
    expect(Object.keys(files)).toEqual([`2026-02-15/${notice?.id}.eml`]);
    const mail = readMail(files[`2026-02-15/${notice?.id}.eml`] ?? '');
    expect(mail.raw).toBe(notice?.rendered.toString());
    expect(mail.headers).toMatchObject({
      from: 'Het secretariaat <secretariaat@example.org>',
      'reply-to': 'Het secretariaat <secretariaat@example.org>',
      to: 'Cor Contact <cor@party-one.example>',
      'message-id': `<${notice?.id}@example.org>`,
      'auto-submitted': 'auto-generated',
      date: 'Sun, 15 Feb 2026 07:00:00 +0000',
    });
    expect(notice?.message_id).toBe(mail.headers['message-id']);
  });
});
