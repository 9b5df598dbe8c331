/** Exit codes, as the help documents them. */
export const EXIT = { ok: 0, internal: 1, usage: 2, refused: 3, environment: 4, check: 5 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
