import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropCommandId } from '../../cli/drop/command-id.ts';
import { DropFolder, type DroppedReport, type DropPorts } from '../../cli/drop/drop-folder.ts';
import { Rejection } from '../../cli/drop/rejection.ts';
import { commandIdSchema } from '../../domain/primitives.ts';

let root: string;
let inbox: string;
let ports: FakePorts;
let folder: DropFolder;

/** Takes every report once by its command id, as the ledger would. */
class FakePorts implements DropPorts {
  readonly submitted: DroppedReport[] = [];
  readonly told: Parameters<DropPorts['tell']>[0][] = [];
  /** Thrown by the next submission. */
  failure: Error | null = null;
  /** Runs after the durable answer, before the file is moved. */
  afterAnswer: () => void = () => undefined;

  async submit(report: DroppedReport): Promise<void> {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    if (!this.submitted.some((earlier) => earlier.commandId === report.commandId))
      this.submitted.push(report);
    this.afterAnswer();
  }

  async tell(notice: Parameters<DropPorts['tell']>[0]): Promise<void> {
    this.told.push(notice);
  }

  log(): void {
    // The log is proved where it is wired.
  }
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'covenant-drop-'));
  inbox = join(root, 'kites', 'company-one');
  mkdirSync(inbox, { recursive: true });
  ports = new FakePorts();
  folder = new DropFolder(root, ports);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function drop(name: string, content: string | Uint8Array): void {
  writeFileSync(join(inbox, name), content);
}

function inside(name: 'done' | 'rejected'): string[] {
  const path = join(inbox, name);
  return existsSync(path) ? readdirSync(path) : [];
}

/** Two scans: the first sees a file, the second finds it unchanged. */
async function settle(): Promise<void> {
  await folder.scan();
  await folder.scan();
}

const CSV = 'obligation,location,country\nlocation-list,Test works,NL\nlocation-list,Test mill,BE\n';

describe('a good file', () => {
  it('is taken at the second scan, and moved after the answer', async () => {
    drop('locations.csv', CSV);
    expect(await folder.scan()).toMatchObject({ waiting: ['kites/company-one/locations.csv'] });
    expect(ports.submitted).toEqual([]);
    expect(await folder.scan()).toMatchObject({ taken: ['kites/company-one/locations.csv'] });
    expect(ports.submitted).toEqual([
      expect.objectContaining({
        covenant: 'kites',
        organisation: 'company-one',
        obligation: 'location-list',
        records: 2,
        mediaType: 'text/csv',
      }),
    ]);
    expect(readdirSync(inbox)).toEqual(['done']);
    expect(inside('done')).toEqual([expect.stringMatching(/^locations\.[0-9a-f]{12}\.csv$/)]);
  });

  it('may be JSON, with a byte order mark, and without naming its obligation', async () => {
    drop('location-list.json', `\ufeff${JSON.stringify([{ location: 'Test works' }])}`);
    await settle();
    expect(ports.submitted).toEqual([
      expect.objectContaining({ name: 'location-list.json', obligation: null, records: 1 }),
    ]);
  });

  it('may have semicolons, as spreadsheets write them here', async () => {
    drop('location-list.csv', 'location;country\r\nTest works;NL\r\n');
    await settle();
    expect(ports.submitted).toHaveLength(1);
  });

  it('is left alone while the ledger is away, and taken later', async () => {
    drop('location-list.csv', CSV);
    ports.failure = Object.assign(new Error('away'), { code: 'LEDGER_UNREACHABLE' });
    await settle();
    expect(readdirSync(inbox)).toEqual(['location-list.csv']);
    await folder.scan();
    expect(ports.submitted).toHaveLength(1);
    expect(ports.told).toEqual([]);
  });
});

describe('a half-written file', () => {
  it('waits until two scans find it unchanged', async () => {
    drop('location-list.csv', CSV.slice(0, 30));
    await folder.scan();
    drop('location-list.csv', CSV);
    await folder.scan();
    expect(ports.submitted).toEqual([]);
    await folder.scan();
    expect(ports.submitted[0]?.records).toBe(2);
  });

  it('is not looked at under the names that programs use while they write', async () => {
    for (const name of ['.location-list.csv', 'location-list.csv.part', '~$location-list.csv', 'x.csv~'])
      drop(name, CSV);
    await settle();
    expect([ports.submitted, ports.told]).toEqual([[], []]);
  });
});

describe('a bad file is kept with its reason, and its sender told', () => {
  const utf16 = Buffer.from(`\ufeff${CSV}`, 'utf16le');
  it.each([
    ['empty', 'location-list.csv', '', 'FILE_EMPTY'],
    ['header without records', 'location-list.csv', 'obligation,location\n', 'FILE_EMPTY'],
    ['empty list', 'location-list.json', '[]', 'FILE_EMPTY'],
    ['Latin-1', 'location-list.csv', Buffer.from([0x61, 0x2c, 0xe9, 0x0a]), 'WRONG_ENCODING'],
    ['UTF-16', 'location-list.csv', utf16, 'WRONG_ENCODING'],
    ['UTF-16 without mark', 'location-list.csv', Buffer.from(CSV, 'utf16le'), 'WRONG_ENCODING'],
    ['a spreadsheet', 'location-list.xlsx', 'PK', 'FILE_KIND'],
    ['a line with too few values', 'location-list.csv', 'a,b\n1\n', 'MALFORMED_CSV'],
    ['a column twice', 'location-list.csv', 'a,a\n1,2\n', 'MALFORMED_CSV'],
    ['two obligations in one', 'location-list.csv', 'obligation\nx\ny\n', 'MALFORMED_CSV'],
    ['broken JSON', 'location-list.json', '{"a":', 'MALFORMED_JSON'],
    ['JSON that is no record', 'location-list.json', '12', 'MALFORMED_JSON'],
  ])('%s', async (_name, name, content, code) => {
    drop(name, content);
    await settle();
    expect(ports.submitted).toEqual([]);
    expect(ports.told).toEqual([
      expect.objectContaining({ covenant: 'kites', organisation: 'company-one', name }),
    ]);
    const reason = inside('rejected').find((kept) => kept.endsWith('.reason.txt')) ?? '';
    expect(readFileSync(join(inbox, 'rejected', reason), 'utf8')).toMatch(new RegExp(`^${code}\n`));
    expect(inside('rejected')).toHaveLength(2);
    expect(readdirSync(inbox)).toEqual(['rejected']);
  });

  it('50 MB, without reading it', async () => {
    drop('location-list.csv', CSV);
    truncateSync(join(inbox, 'location-list.csv'), 50_000_000);
    await settle();
    expect(ports.told[0]?.reason.en).toBe(
      'The file is 50 MB; at most 25 MB is taken. Split it and deliver the parts.',
    );
  });

  it('what the core refuses', async () => {
    drop('location-list.csv', CSV);
    ports.failure = new Rejection('REFUSED', { nl: 'Niet nu.', en: 'Not now.' });
    await settle();
    expect(ports.told[0]?.reason).toEqual({ nl: 'Niet nu.', en: 'Not now.' });
  });

  it('is told again with the same id when the first notice could not leave', async () => {
    drop('location-list.csv', '');
    const tell = ports.tell.bind(ports);
    ports.tell = async (notice) => {
      await tell(notice);
      throw new Error('the outbox is full');
    };
    await settle();
    expect(readdirSync(inbox)).toEqual(['location-list.csv']);
    ports.tell = tell;
    await folder.scan();
    expect(new Set(ports.told.map((notice) => notice.id)).size).toBe(1);
    expect(readdirSync(inbox)).toEqual(['rejected']);
  });
});

describe('exactly once', () => {
  it('the same file twice is one command', async () => {
    drop('location-list.csv', CSV);
    await settle();
    drop('again.csv', CSV);
    await settle();
    expect(ports.submitted).toHaveLength(1);
    expect(inside('done')).toHaveLength(2);
    expect(ports.told).toEqual([]);
  });

  it('a crash between the answer and the move is finished by the next process', async () => {
    drop('location-list.csv', CSV);
    ports.afterAnswer = () => {
      throw new Error('killed');
    };
    await settle();
    expect(readdirSync(inbox)).toEqual(['location-list.csv']);
    ports.afterAnswer = () => undefined;
    folder = new DropFolder(root, ports);
    await settle();
    expect(ports.submitted).toHaveLength(1);
    expect(inside('done')).toHaveLength(1);
  });

  it('gives each organisation and covenant its own command, shaped as one', () => {
    const bytes = Buffer.from(CSV);
    const ids = [
      dropCommandId('kites', 'company-one', bytes),
      dropCommandId('kites', 'company-two', bytes),
      dropCommandId('gold', 'company-one', bytes),
      dropCommandId('kites', 'company-one', Buffer.from('other')),
    ];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(commandIdSchema.safeParse(id).success).toBe(true);
    expect(dropCommandId('kites', 'company-one', bytes)).toBe(ids[0]);
  });
});

describe('what is not a report', () => {
  it('links are not followed, folders and the done folder not read', async () => {
    drop('location-list.csv', CSV);
    symlinkSync(join(inbox, 'location-list.csv'), join(inbox, 'link.csv'));
    mkdirSync(join(inbox, 'folder.csv'));
    await settle();
    await settle();
    expect(ports.submitted).toHaveLength(1);
    expect(readdirSync(inbox).sort()).toEqual(['done', 'folder.csv', 'link.csv']);
  });

  it('an empty drop folder, or none, is fine', async () => {
    rmSync(root, { recursive: true });
    expect(await folder.scan()).toEqual({ taken: [], rejected: [], waiting: [] });
  });

  it('stops in the pause between scans', async () => {
    const watching = folder.watch(60_000);
    folder.stop();
    await watching;
  });
});
