import MailComposer from 'nodemailer/lib/mail-composer';

export interface TestReply {
  from: string;
  text?: string;
  html?: string;
  /** Message-ID of the notice that is answered. */
  answers?: string | undefined;
  subject?: string;
  attachments?: { filename: string; content: string | Buffer; contentType?: string }[];
  headers?: Record<string, string>;
  messageId?: string;
}

let made = 0;

/** A message as a mail program writes it, with a Message-ID of its own. */
export async function replyMail(reply: TestReply): Promise<Buffer> {
  made += 1;
  const { from, text, html, answers, subject = 'Re: notice', attachments = [], headers = {} } = reply;
  const composer = new MailComposer({
    from,
    to: 'secretariaat@example.org',
    subject,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    ...(answers ? { inReplyTo: answers, references: [answers] } : {}),
    messageId: reply.messageId ?? `<reply-${made}-${process.pid}@mail.example.net>`,
    attachments,
    headers,
    newline: 'win',
  });
  return composer.compile().build();
}
