import { execFile, spawn } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** A way to run a program that refuses root. */
export interface RunAs {
  /** For people: what this way is. */
  name: string;
  account?: { uid: number; gid: number };
  /** Words put before the command. */
  prefix: string[];
  /** Who owns the files that the program makes, as seen from outside. */
  owner: { uid: number; gid: number };
}

const ACCOUNTS = ['postgres', 'nobody'];

/**
 * The ways to run PostgreSQL here, best first. An ordinary user runs it as is. Root first tries a user namespace
 * without a mapping: inside it root has no name and no power, PostgreSQL accepts that, files stay root's, so a data
 * folder or checkout under a home that only root may enter works as well. Then come existing accounts without
 * privilege. No account is ever made: that would change the host.
 */
export async function waysToRun(): Promise<RunAs[]> {
  const { uid, gid } = userInfo();
  const owner = { uid, gid };
  if (uid !== 0) return [{ name: 'this user', prefix: [], owner }];
  const prefix = ['unshare', '--user'];
  const namespaced = (await succeeds(['unshare', '--user', 'true']))
    ? [{ name: 'unshare --user', prefix, owner }]
    : [];
  const accounts = await Promise.all(ACCOUNTS.map(accountNamed));
  return [...namespaced, ...accounts.flatMap((account) => account ?? [])];
}

async function accountNamed(name: string): Promise<RunAs | null> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => output(['id', flag, name])));
  if (!uid || !gid) return null;
  const account = { uid: Number(uid), gid: Number(gid) };
  if (!Number.isInteger(account.uid) || account.uid <= 0) return null;
  return { name: `account ${name}`, account, prefix: [], owner: account };
}

/** True when the program can be run, and the folder entered, in this way. */
export function reaches(way: RunAs, program: string, folder: string): Promise<boolean> {
  const test = ['/bin/sh', '-c', 'test -x "$1" && test -w "$2"', 'sh', program, folder];
  return succeeds([...way.prefix, ...test], way.account);
}

/** Gives everything below a folder to its owner, where it belongs to another. Only root can do this. */
export async function giveTo(owner: RunAs['owner'], path: string): Promise<void> {
  if (userInfo().uid !== 0) return;
  const stat = await lstat(path);
  if (stat.uid !== owner.uid || stat.gid !== owner.gid) await lchown(path, owner.uid, owner.gid);
  if (!stat.isDirectory()) return;
  for (const entry of await readdir(path)) await giveTo(owner, join(path, entry));
}

function succeeds(command: string[], account?: RunAs['account']): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command[0] ?? '', command.slice(1), { stdio: 'ignore', cwd: '/', ...account });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function output(command: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command[0] ?? '', command.slice(1), (error, stdout) => resolve(error ? '' : stdout.trim()));
  });
}
