import type { IncomingMail } from './incoming-mail.ts';

type Headers = IncomingMail['headers'];

/** What machines that answer for absent people write above it. */
const SUBJECTS =
  /^(?:auto(?:matic|matisch)?(?:e)?[ -]?(?:reply|response|antwoord|reactie|beantwoording)?:|automatisch antwoord|automatic reply|out of (?:the )?office|afwezigheids(?:bericht|assistent|melding)|autoreply)/i;

const MACHINES = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|noreply)[@+-]/i;

/**
 * True of a message that no person wrote for us: an absence notice, a mailing list, a report of a mail server
 * (RFC 3834, RFC 2369, RFC 3464). No machine mail ever answers it, so that two machines cannot write to each other.
 */
export function isAutomatic({ headers, from, subject }: IncomingMail): boolean {
  const submitted = valueOf(headers, 'auto-submitted');
  if (submitted !== undefined && !/^\s*no\b/i.test(submitted)) return true;
  if (/^\s*(?:bulk|junk|list|auto_reply)\b/i.test(valueOf(headers, 'precedence') ?? '')) return true;
  if (
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'list-id', 'list-unsubscribe'].some(
      (name) => valueOf(headers, name) !== undefined,
    )
  )
    return true;
  if (/^\s*<\s*>\s*$/.test(valueOf(headers, 'return-path') ?? '')) return true;
  if (/^\s*multipart\/report\b/i.test(valueOf(headers, 'content-type') ?? '')) return true;
  return MACHINES.test(from?.address ?? '') || SUBJECTS.test(subject);
}

/** The first value of a header. */
export function valueOf(headers: Headers, name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

/**
 * True where the mail server that received a message says that its sender is not who it claims to be (RFC 8601). Only
 * a failure counts, and only the server's own header, the topmost: a sender can add others, and could only praise
 * himself with them.
 */
export function failsAuthentication(headers: Headers): boolean {
  const results = headers.filter(({ name }) => name === 'authentication-results').map(({ value }) => value);
  const server = serverOf(results[0]);
  const own = results
    .filter((value) => serverOf(value) === server)
    .join(';')
    .toLowerCase();
  if (/\bdmarc\s*=\s*fail\b/.test(own)) return true;
  if (/\bdmarc\s*=\s*pass\b/.test(own)) return false;
  const passed = /\b(?:spf|dkim)\s*=\s*pass\b/.test(own);
  return !passed && /\b(?:spf|dkim)\s*=\s*(?:fail|permerror)\b/.test(own);
}

function serverOf(value: string | undefined): string | undefined {
  return value?.split(';')[0]?.trim().toLowerCase();
}
