import * as z from 'zod';

const schema = z.object({
  COVENANT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  COVENANT_SENDING_HOUR: z
    .string()
    .regex(/^(?:[01]?\d|2[0-3])$/)
    .transform(Number)
    .default(8),
  COVENANT_HEALTH_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(9464),
  COVENANT_SENDER: z
    .string()
    .regex(/^[^\r\n]{3,254}$/)
    .default('Secretariaat <secretariaat@example.org>'),
  COVENANT_SMTP_RATE: z
    .string()
    .regex(/^(?:0\.\d{1,3}|\d{1,3}(?:\.\d{1,3})?)$/)
    .transform(Number)
    .refine((rate) => rate > 0)
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine((url) => new URL(url).username !== '' && new URL(url).password !== '')
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
});

/** Names of the variables that are read here. */
export const SETTINGS: readonly string[] = Object.keys(schema.shape);

/** Settings from the environment; what is not set has a default that works on one machine. */
export interface Configuration {
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Whole hour in Amsterdam at which the day's messages go out. */
  sendingHour: number;
  /** Wanted port of the health endpoint on 127.0.0.1; 0 for any free one. */
  healthPort: number;
  sender: string;
  smtpUrl: string | undefined;
  /** Messages that leave by SMTP in a second, at most; undefined for as many as the server takes. */
  smtpRate: number | undefined;
  /** The mailbox to which people answer; without one answers are typed. */
  imapUrl: string | undefined;
  databaseUrl: string | undefined;
}

/** Says of every wrong variable what it should be, all at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'BAD_CONFIGURATION';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The environment is not right: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

const expectations: Record<string, string> = {
  COVENANT_LOG_LEVEL: 'one of trace, debug, info, warn, error, silent',
  COVENANT_SENDING_HOUR: 'a whole hour from 0 to 23',
  COVENANT_HEALTH_PORT: 'a port from 1 to 65535, or 0 for any free one',
  COVENANT_SENDER: 'one line such as "Secretariat <secretariat@example.org>"',
  COVENANT_SMTP_RATE: 'a number of messages per second from 0.001 to 999, such as 0.5 or 10',
  SMTP_URL: 'an address such as smtp://user:password@host:587',
  IMAP_URL: 'an address with user and password such as imaps://user:password@host/INBOX',
  DATABASE_URL: 'an address such as postgres://user:password@host:5432/name',
};

/** @throws ConfigurationError with one sentence per wrong variable, never with its value: it may hold a password. */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new ConfigurationError(names.map((name) => `${name} must be ${expectations[name] ?? 'different'}`));
  }
  const { data } = parsed;
  return {
    logLevel: data.COVENANT_LOG_LEVEL,
    sendingHour: data.COVENANT_SENDING_HOUR,
    healthPort: data.COVENANT_HEALTH_PORT,
    sender: data.COVENANT_SENDER,
    smtpUrl: data.SMTP_URL,
    smtpRate: data.COVENANT_SMTP_RATE,
    imapUrl: data.IMAP_URL,
    databaseUrl: data.DATABASE_URL,
  };
}
