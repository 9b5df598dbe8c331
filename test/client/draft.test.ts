import { beforeEach, describe, expect, it } from 'vitest';
import { newCommandId, toCommand, type Draft } from '../../client/draft.ts';
import { getContent } from '../../ledger/content.ts';
import type { Ledger } from '../../ledger/database.ts';
import { openPostgres } from '../ledger/postgres.ts';

const STREAM = 'cov_00000000-0000-7000-8000-000000000001';

const postgres = openPostgres();
let ledger: Ledger;

beforeEach(async () => {
  ledger = await postgres.createLedger();
  return () => ledger.close();
});

const closing = (rest: Partial<Draft> = {}): Draft => ({
  type: 'CloseGate',
  fields: { gate: 'go-no-go', outcome: 'go', reason: 'Everybody agrees' },
  actor: 'olga',
  for: 'chair',
  evidence: 'Minutes of the meeting',
  commandId: newCommandId(),
  ...rest,
});

const make = (draft: Draft) => toCommand(ledger.db, STREAM, draft);

async function contentCount(): Promise<number> {
  return (await ledger.db.selectFrom('content').select('ref').execute()).length;
}

describe('When a draft becomes a command', () => {
  it('its texts and its evidence go to the content store, and only references travel', async () => {
    const command = await make(closing());
    expect(JSON.stringify(command)).not.toMatch(/agrees|Minutes/);
    const { reason } = command.fields as { reason: { ref: string } };
    expect((await getContent(ledger.db, reason.ref)).bytes.toString()).toBe('Everybody agrees');
    const evidence = command.principal?.evidence?.ref ?? '';
    expect((await getContent(ledger.db, evidence)).bytes.toString()).toBe('Minutes of the meeting');
  });

  it('the mandate that it rests on travels with who is acted for', async () => {
    const command = await make(closing({ for: 'union', mandate: 'members', evidence: undefined }));
    expect(command.principal).toEqual({ for: 'union', mandate: 'members' });
  });

  it('the same draft with the same id gives the same command and stores nothing twice', async () => {
    const draft = closing();
    const first = await make(draft);
    const stored = await contentCount();
    expect(await make(draft)).toEqual(first);
    expect(await contentCount()).toBe(stored);
  });

  it('equal texts under two ids have two commitments, so that nobody learns that they are equal', async () => {
    const [one, two] = [await make(closing()), await make(closing())];
    const commitment = (command: typeof one) =>
      (command.fields as { reason: { commitment: string } }).reason.commitment;
    expect(commitment(one)).not.toBe(commitment(two));
  });

  it.each([
    ['text', { fields: { gate: 'go-no-go', outcome: 'go', reason: 'Nobody agrees' } }],
    ['evidence', { evidence: 'Other minutes' }],
  ])('the same id with other %s is refused', async (_, change) => {
    const draft = closing();
    await make(draft);
    await expect(make({ ...draft, ...change })).rejects.toMatchObject({
      kind: 'refused',
      code: 'DUPLICATE_COMMAND_ID',
      parameters: { commandId: draft.commandId },
    });
  });
});

describe('When a draft cannot become a command', () => {
  it('an unknown command is named', async () => {
    const draft = { ...closing(), type: 'Explode' as Draft['type'] };
    await expect(make(draft)).rejects.toMatchObject({ kind: 'bad-input', code: 'UNKNOWN_COMMAND' });
  });

  it('a wrong field is named, and what was written is not repeated', async () => {
    const wrong = closing({ fields: { gate: 'Go No Go!', outcome: 'perhaps', reason: 'x' } });
    const failure: unknown = await make(wrong).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'MALFORMED_COMMAND', kind: 'bad-input' });
    expect((failure as Error).message).toContain('fields.gate');
    expect((failure as Error).message).not.toMatch(/Go No Go|perhaps/);
  });
});
