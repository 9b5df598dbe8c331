import type { NodemailerError } from 'nodemailer';
import type { Fate } from './transport.ts';

/** Answers about our right to send at all; a wrong password is mended by us, not by giving up on a reader. */
const ABOUT_US = new Set([530, 534, 535, 538]);

/** Basic codes that say of an address that it does not exist or is not allowed, where no enhanced code says more. */
const NO_SUCH_ADDRESS = new Set([501, 550, 551, 553]);

/** Enhanced codes that do (RFC 3463): bad destination addresses, and a mailbox that is disabled. */
const BAD_ADDRESS = /^5\.(?:1\.(?:[0-6]|10)|2\.1)$/;

/**
 * An answer of the server decides: 4xx for now, 5xx for good. Without an answer it depends on whether the message had
 * been handed over: before DATA nothing has left, after it nobody knows. A sender that the server refuses is ours to
 * mend, as a password is.
 *
 * @throws the error itself when it is none of a conversation: a bug.
 */
export function toFate(error: NodemailerError, handedOver: boolean): Fate {
  if (error.code === undefined) throw error;
  const detail = describe(error);
  const code = error.responseCode;
  if (code === undefined && handedOver) return { kind: 'unknown', detail };
  const aboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  const forGood = code === undefined || (error.permanent === true && !ABOUT_US.has(code));
  if (!aboutMessage || !forGood || isOurSender(error)) return { kind: 'refused_for_now', detail };
  return { kind: 'refused_for_good', detail, unreachable: isBadAddress(error) };
}

/** 552 to the sender's command is about the size that it announces. */
function isOurSender({ command, responseCode }: NodemailerError): boolean {
  return command === 'MAIL FROM' && responseCode !== undefined && responseCode !== 552;
}

/** Only what is said of the recipient counts; 550 is used for policy too, which the enhanced code tells apart. */
function isBadAddress(error: NodemailerError): boolean {
  if (error.command !== 'RCPT TO' || error.responseCode === undefined) return false;
  const enhanced = enhancedCode(error);
  return enhanced === undefined ? NO_SUCH_ADDRESS.has(error.responseCode) : BAD_ADDRESS.test(enhanced);
}

/** Command, code and enhanced code; the server's own words may name an address. */
function describe(error: NodemailerError): string {
  const { code, command, responseCode } = error;
  const parts = [command, responseCode ?? code, enhancedCode(error)];
  return parts.filter((part) => part !== undefined).join(' ') || 'error';
}

function enhancedCode({ response }: NodemailerError): string | undefined {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
}
