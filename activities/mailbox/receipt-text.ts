import type { LocalText } from '../../domain/primitives.ts';
import { longDate } from '../notice-dates.ts';
import type { NoticeEntry } from '../notice-entry.ts';
import type { Language, Receipt } from '../notice-payload.ts';
import { oneLine } from '../one-line.ts';

/** What somebody who answered by mail is told, by key. `{name}` stands for a parameter. */
const sentences = {
  'recorded.done': {
    nl: 'Uw bericht van {on} is vastgelegd als gereedmelding.',
    en: 'Your message of {on} has been recorded as a report that this is done.',
  },
  'recorded.extension': {
    nl: 'Uw bericht van {on} is vastgelegd als verzoek om uitstel tot en met {until}. U hoort of het wordt toegestaan.',
    en: 'Your message of {on} has been recorded as a request for more time, until {until}. You will hear whether it is granted.',
  },
  'recorded.cannot': {
    nl: 'Uw bericht van {on} is vastgelegd als melding dat dit niet geleverd kan worden. Wij nemen contact met u op.',
    en: 'Your message of {on} has been recorded as word that this cannot be delivered. We will get in touch.',
  },
  'recorded.other-person': {
    nl: 'Op grond van uw bericht van {on} is een andere contactpersoon vastgelegd.',
    en: 'On the strength of your message of {on} another contact has been recorded.',
  },
  'recorded.away': {
    nl: 'Op grond van uw bericht van {on} is uw afwezigheid vastgelegd, tot en met {until}.',
    en: 'On the strength of your message of {on} your absence has been recorded, up to and including {until}.',
  },
  'recorded.address': {
    nl: 'Op grond van uw bericht van {on} is uw nieuwe adres vastgelegd.',
    en: 'On the strength of your message of {on} your new address has been recorded.',
  },
  'recorded.question': {
    nl: 'Uw bericht van {on} is vastgelegd.',
    en: 'Your message of {on} has been recorded.',
  },
  rejected: {
    nl: 'Uw bericht van {on} is gelezen maar niet vastgelegd; wat hier eerder over is afgesproken blijft gelden.',
    en: 'Your message of {on} has been read but not recorded; what was agreed about this before still holds.',
  },
  answered: {
    nl: 'Het antwoord op uw bericht van {on}:',
    en: 'The answer to your message of {on}:',
  },
  'too-large': {
    nl: 'Uw bericht van {on} had ongeveer {size} aan bijlagen; hooguit {limit} wordt aangenomen. De bijlagen zijn niet ontvangen. Wilt u ze in delen of kleiner sturen?',
    en: 'Your message of {on} had about {size} of attachments; at most {limit} are taken. They were not received. Please send them in parts, or make them smaller.',
  },
  'confirm-address': {
    nl: 'Op {on} werd ons gevraagd uw berichten voortaan te sturen naar {address}. Klopt dat? Antwoord dan "ja". Zo niet, antwoord dan "nee"; zonder uw antwoord verandert er niets.',
    en: 'On {on} we were asked to send your messages to {address} from now on. If that is right, answer "yes". If not, answer "no"; without your answer nothing changes.',
  },
  reason: { nl: 'Toelichting: {reason}', en: 'Explanation: {reason}' },
  quoted: { nl: 'U schreef: “{words}”', en: 'You wrote: “{words}”' },
} as const satisfies Record<string, LocalText>;

/** What a receipt says below the name of the duty; it quotes what was recorded and what the reader wrote. */
export function receiptLines({ payload, reason, words }: NoticeEntry, language: Language): string[] {
  const { receipt } = payload;
  if (!receipt) return [];
  const { outcome } = receipt;
  const first = fill(sentences[keyOf(receipt)][language], {
    on: longDate(receipt.on, language),
    until: receipt.until === null ? '' : longDate(receipt.until, language),
    size: receipt.size ?? '',
    limit: receipt.limit ?? '',
    address: oneLine(words ?? '', 254),
  });
  const quoted = outcome === 'confirm-address' || !words ? [] : [quote('quoted', 'words', words, language)];
  return [first, ...(reason ? [quote('reason', 'reason', reason, language)] : []), ...quoted];
}

function keyOf({ outcome, intent }: Receipt): keyof typeof sentences {
  return outcome === 'recorded' ? `recorded.${intent}` : outcome;
}

function quote(key: 'quoted' | 'reason', name: string, text: string, language: Language): string {
  return fill(sentences[key][language], { [name]: oneLine(text, 400) });
}

function fill(template: string, parameters: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '?');
}
