import { rmSync } from 'node:fs';
import { readJson } from './files.ts';
import { processesSchema } from './guardian-protocol.ts';
import type { Say } from './notes.ts';
import { isRunning, stopProcess, waitForEnd } from './processes.ts';

/** A guardian whose owner is gone is already ending its programs; it gets this long. */
const GUARDIAN_PATIENCE_MS = 30_000;

/**
 * Ends what an earlier run left behind on this data folder, when its guardian was killed too. Only a process whose
 * pid and start time are both the recorded ones is touched. Call it under the folder's lock.
 */
export async function stopOrphans(processesFile: string, say: Say): Promise<void> {
  const left = readJson(processesFile, processesSchema);
  if (!left) return;
  if (!(await waitForEnd(left.guardian, GUARDIAN_PATIENCE_MS))) {
    await stopProcess(left.guardian, 'SIGKILL', 5_000);
  }
  for (const { name, identity, stopSignal, stopWithin } of left.programs) {
    if (!(await isRunning(identity))) continue;
    await stopProcess(identity, stopSignal, stopWithin);
    say('orphanStopped', { name, pid: String(identity.pid) });
  }
  rmSync(processesFile, { force: true });
}
