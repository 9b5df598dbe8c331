/** What must be taken back, last first, when something stops or does not come up. */
export type Undo = (() => Promise<void> | void)[];

/** Takes every step, also after one that failed; the first failure is thrown at the end. */
export async function unwind(undo: Undo): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.toReversed()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
