import * as z from 'zod';
import { processIdentitySchema } from './processes.ts';

/** One program that the guardian starts, keeps running and stops; plain data, sent over its pipe. */
export const guardedSchema = z.strictObject({
  name: z.string(),
  command: z.string(),
  args: z.array(z.string()),
  /** The whole environment of the program; nothing is inherited. */
  env: z.record(z.string(), z.string()),
  cwd: z.string(),
  /** Account to run under, where it differs from ours. */
  account: z.strictObject({ uid: z.int(), gid: z.int() }).optional(),
  logFile: z.string(),
  /** The signal that asks this program to end well. */
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
  /** After this many milliseconds it is forced. */
  stopWithin: z.int().positive(),
});
export type Guarded = z.infer<typeof guardedSchema>;

/** Owner to guardian, one JSON object a line. */
export const orderSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('start'), program: guardedSchema }),
  z.strictObject({ order: z.literal('stop') }),
]);
export type Order = z.infer<typeof orderSchema>;

/** Guardian to owner, one JSON object a line. */
export const newsSchema = z.discriminatedUnion('news', [
  z.strictObject({ news: z.literal('started'), name: z.string(), pid: z.int(), again: z.boolean() }),
  z.strictObject({ news: z.literal('ended'), name: z.string(), problem: z.string(), final: z.boolean() }),
  z.strictObject({ news: z.literal('stopped') }),
]);
export type News = z.infer<typeof newsSchema>;

/** What the guardian leaves on disk for the next start, in case everything is killed. */
export const processesSchema = z.strictObject({
  guardian: processIdentitySchema,
  programs: z.array(
    z.strictObject({
      name: z.string(),
      identity: processIdentitySchema,
      stopSignal: z.enum(['SIGTERM', 'SIGINT']),
      stopWithin: z.int().positive(),
    }),
  ),
});
export type ProcessesRecord = z.infer<typeof processesSchema>;
