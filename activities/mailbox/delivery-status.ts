import { valueOf } from './automatic.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** What a mail server reports of a message that it took and could not deliver (RFC 3464). */
export interface DeliveryReport {
  /** Message-IDs of the message that it is about, as far as the report has it. */
  messageIds: string[];
  /** In lower case. */
  recipient: string | null;
  /** `failed`: it never arrives. `delayed`: the server goes on trying. */
  action: 'failed' | 'delayed';
  /** Enhanced code (RFC 3463), `5.1.1`. */
  code: string;
}

/** Reads a delivery status notification; null for any other message, and for a report of success. */
export function readDeliveryReport(mail: IncomingMail): DeliveryReport | null {
  const type = valueOf(mail.headers, 'content-type') ?? '';
  const status = mail.attachments.find(({ mediaType }) =>
    /^message\/(?:global-)?delivery-status$/.test(mediaType),
  );
  if (!/^\s*multipart\/report\b/i.test(type) || !status) return null;
  const fields = fieldsOf(Buffer.from(status.bytes).toString('utf8'));
  const action = fields.get('action')?.toLowerCase();
  if (action !== 'failed' && action !== 'delayed') return null;
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient');
  return {
    messageIds: [...new Set([...idsOfOriginal(mail), ...mail.references])],
    recipient:
      recipient
        ?.replace(/^[^;]*;\s*/, '')
        .replace(/^<|>$/g, '')
        .toLowerCase() ?? null,
    action,
    code:
      /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ??
      (action === 'failed' ? '5.0.0' : '4.0.0'),
  };
}

/** The fields of the message and of its first recipient: a notice has one. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  for (const line of unfolded.split('\n')) {
    const [, name, value] = /^([\w-]{1,60}):\s*(.{0,500})/.exec(line) ?? [];
    if (name !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), (value ?? '').trim());
  }
  return fields;
}

/** The report holds the message that came back, or its headers alone. */
function idsOfOriginal({ attachments }: IncomingMail): string[] {
  const parts = attachments.filter(({ mediaType }) =>
    /^(?:message\/(?:global|rfc822)|text\/rfc822-headers)/.test(mediaType),
  );
  return parts.flatMap(({ bytes }) => {
    const head = Buffer.from(bytes.subarray(0, 64 * 1024))
      .toString('utf8')
      .replace(/\r?\n[ \t]+/g, ' ');
    return /^message-id:\s*(<[^<>\s]{1,250}>)/im.exec(head)?.[1] ?? [];
  });
}
