import type { Hold, Intent } from '../../activities/mailbox/proposals.ts';
import type { LocalText } from '../../domain/primitives.ts';

const intents = {
  'answer.intent.done': { nl: 'gereed', en: 'done' },
  'answer.intent.extension': { nl: 'uitstel', en: 'extension' },
  'answer.intent.cannot': { nl: 'lukt niet', en: 'cannot deliver' },
  'answer.intent.question': { nl: 'vraag', en: 'question' },
  'answer.intent.other-person': { nl: 'niet voor mij', en: 'not for me' },
  'answer.intent.away': { nl: 'afwezig', en: 'away' },
  'answer.intent.address': { nl: 'nieuw adres', en: 'new address' },
} as const satisfies Record<`answer.intent.${Intent}`, LocalText>;

const holds = {
  'answer.hold.no-command': {
    nl: 'lezen: hier volgt geen opdracht uit',
    en: 'to be read: no command comes of it',
  },
  'answer.hold.choose-item': { nl: 'kies waar het over gaat', en: 'choose what it is about' },
  'answer.hold.incomplete': { nl: 'er ontbreekt iets', en: 'something is missing' },
  'answer.hold.unknown-sender': { nl: 'onbekende afzender', en: 'unknown sender' },
  'answer.hold.forged-sender': { nl: 'afzender lijkt vervalst', en: 'the sender seems forged' },
  'answer.hold.address-unconfirmed': {
    nl: 'wacht op bevestiging van het oude adres',
    en: 'waits for the old address to confirm',
  },
} as const satisfies Record<`answer.hold.${Hold}`, LocalText>;

const hints = {
  'answer.hint.how-to-sign': {
    nl: 'ondertekenen gaat niet per mail: covenant sign, met het ondertekende document',
    en: 'nobody signs by mail: covenant sign, with the signed document',
  },
  'answer.hint.how-to-decide': {
    nl: 'besluiten en standpunten gaan niet per mail: covenant position, covenant gate close',
    en: 'nobody decides by mail: covenant position, covenant gate close',
  },
  'answer.hint.how-at-the-table': {
    nl: 'dit gebeurt aan tafel: leg vast wat er besloten of overgelegd is',
    en: 'this is done at the table: record what was decided or handed over',
  },
  'answer.hint.how-to-letter': {
    nl: 'een Letter of Intent gaat niet per mail: covenant letter, met de zes onderdelen',
    en: 'a letter of intent does not go by mail: covenant letter, with its six parts',
  },
  'answer.hint.how-to-release': {
    nl: 'vrijgeven gaat niet per mail',
    en: 'nothing is released by mail',
  },
  'answer.hint.promise': {
    nl: 'belooft een dag binnen de termijn',
    en: 'promises a day within the time',
  },
  'answer.hint.not-open': {
    nl: 'de verplichting staat niet meer open',
    en: 'the obligation is no longer open',
  },
  'answer.hint.reason-missing': { nl: 'de reden ontbreekt', en: 'the reason is missing' },
  'answer.hint.day-missing': { nl: 'de dag ontbreekt', en: 'the day is missing' },
  'answer.hint.attachment-missing': { nl: 'het document ontbreekt', en: 'the document is missing' },
  'answer.hint.person-missing': { nl: 'de persoon ontbreekt', en: 'the person is missing' },
  'answer.hint.address-missing': { nl: 'het adres ontbreekt', en: 'the address is missing' },
  'answer.hint.not-a-contact': {
    nl: 'de afzender is geen contactpersoon, vervanger of postbus',
    en: 'the sender is no contact, deputy or mailbox',
  },
  'answer.hint.letters-doubtful': {
    nl: 'de tekens kloppen niet; vergelijk met het bericht zelf',
    en: 'the letters are not right; compare with the message itself',
  },
  'answer.hint.too-large': {
    nl: 'de bijlagen waren te groot en zijn niet ontvangen; de afzender is dat gemeld',
    en: 'the attachments were too large and not received; the sender has been told',
  },
  'answer.hint.not-a-reply': {
    nl: 'geen antwoord op een bericht; het laatste aan deze afzender is aangehouden',
    en: 'no reply to a message; the last one to this sender was taken',
  },
  'answer.hint.sender-is-colleague': {
    nl: 'de afzender is een collega van wie het bericht kreeg',
    en: 'the sender is a colleague of the one who got the message',
  },
  'answer.hint.from-new-address': {
    nl: 'geschreven vanaf het nieuwe adres',
    en: 'written from the new address',
  },
  'answer.hint.address-confirmed': { nl: 'het oude adres zei ja', en: 'the old address said yes' },
  'answer.hint.address-denied': {
    nl: 'het oude adres zei NEE',
    en: 'the old address said NO',
  },
  'answer.hint.unreadable': {
    nl: 'het bericht is niet te lezen; bewaar het en bekijk het zelf',
    en: 'the message cannot be read; save it and look at it yourself',
  },
} as const satisfies Record<`answer.hint.${string}`, LocalText>;

/** What `covenant answers` shows, asks and says. */
export const answerMessages = {
  ...intents,
  ...holds,
  ...hints,
  'help.answers': {
    nl: 'antwoorden per mail: bekijken en beslissen (op een terminal met één toets per antwoord)',
    en: 'answers by mail: look at them and decide (on a terminal with one key for each)',
  },
  'help.answers.status': {
    nl: 'antwoorden met deze stand',
    en: 'answers of this status',
  },
  'help.answers.number': { nl: 'nummer van het antwoord', en: 'number of the answer' },
  'help.answers.accept': {
    nl: 'de voorgestelde opdracht versturen, met de mail als bewijs; een vraag als gelezen merken',
    en: 'send the proposed command, with the mail as evidence; mark a question as read',
  },
  'help.answers.change': {
    nl: 'zeggen wat het antwoord betekent, en die opdracht versturen',
    en: 'say what the answer means, and send that command',
  },
  'help.answers.reject': {
    nl: 'niets vastleggen; de afzender krijgt bericht, met uw woorden',
    en: 'record nothing; the sender is told, in your words',
  },
  'help.answers.save': {
    nl: 'de mail en haar bijlagen als bestanden bewaren',
    en: 'save the mail and its attachments as files',
  },
  'help.answers.save.folder': { nl: 'map voor de bestanden', en: 'folder for the files' },
  'help.answers.words': { nl: 'wat de afzender te lezen krijgt', en: 'what the sender is told' },
  'help.answers.anyway': {
    nl: 'een nieuw adres aanvaarden zonder bevestiging van het oude',
    en: 'accept a new address without confirmation from the old one',
  },
  'help.answers.intent': { nl: 'wat het antwoord betekent', en: 'what the answer means' },
  'help.answers.covenant': { nl: 'convenant waar het over gaat', en: 'covenant that it is about' },
  'help.answers.until': {
    nl: 'gevraagde dag, of laatste dag afwezig',
    en: 'day asked for, or last day away',
  },
  'help.answers.from': { nl: 'eerste dag afwezig', en: 'first day away' },
  'help.answers.person': {
    nl: 'bekende persoon: wie schreef',
    en: 'known person: who wrote',
  },
  'help.answers.other': {
    nl: 'bekende persoon: de nieuwe contactpersoon, of wie waarneemt',
    en: 'known person: the new contact, or who stands in',
  },
  'help.answers.attachment': {
    nl: 'naam van de bijlage die het verslag is',
    en: 'name of the attachment that is the report',
  },
  'answers.none': { nl: 'Er zijn geen antwoorden te beoordelen.', en: 'There are no answers to judge.' },
  'answers.line': {
    nl: '{number}  {on}  {intent}{likely}  {covenant}  {subject}',
    en: '{number}  {on}  {intent}{likely}  {covenant}  {subject}',
  },
  'answers.likely': { nl: ' (vermoedelijk)', en: ' (likely)' },
  'answers.from': { nl: 'van {name} <{address}>', en: 'from {name} <{address}>' },
  'answers.known': { nl: '{person} van {organisation}', en: '{person} of {organisation}' },
  'answers.attachment': { nl: 'bijlage: {name} ({size})', en: 'attachment: {name} ({size})' },
  'answers.command': { nl: 'voorstel: {command} {fields}', en: 'proposal: {command} {fields}' },
  'answers.note': { nl: 'let op: {note}', en: 'note: {note}' },
  'answers.decided': { nl: '{status} door {person}, {on}', en: '{status} by {person}, {on}' },
  'answers.erased': { nl: '[gewist]', en: '[erased]' },
  'answers.ask': { nl: 'Antwoord {number}', en: 'Answer {number}' },
  'answers.ask.intent': { nl: 'Wat betekent het?', en: 'What does it mean?' },
  'answers.ask.words': {
    nl: 'Uw woorden aan de afzender (mag leeg)',
    en: 'Your words to the sender (may be empty)',
  },
  'answers.ask.day': { nl: 'Tot en met welke dag?', en: 'Up to and including which day?' },
  'answers.ask.name': { nl: 'Naam van de nieuwe persoon', en: 'Name of the new person' },
  'answers.ask.address': { nl: 'E-mailadres van de nieuwe persoon', en: 'E-mail address of the new person' },
  'answers.ask.duty': { nl: 'Over welke verplichting gaat het?', en: 'Which obligation is it about?' },
  'answers.ask.covenant': { nl: 'Over welk convenant gaat het?', en: 'Which covenant is it about?' },
  'answers.key.accept': { nl: 'aanvaarden', en: 'accept' },
  'answers.key.change': { nl: 'wijzigen', en: 'change' },
  'answers.key.reject': { nl: 'afwijzen', en: 'reject' },
  'answers.key.skip': { nl: 'overslaan', en: 'skip' },
  'answers.key.quit': { nl: 'stoppen', en: 'stop' },
  'answers.done.accepted': {
    nl: 'Antwoord {number} aanvaard{events}.',
    en: 'Answer {number} accepted{events}.',
  },
  'answers.done.changed': {
    nl: 'Antwoord {number} gewijzigd vastgelegd{events}.',
    en: 'Answer {number} recorded as changed{events}.',
  },
  'answers.done.rejected': { nl: 'Antwoord {number} afgewezen.', en: 'Answer {number} rejected.' },
  'answers.done.events': { nl: ': {events} in {covenant}', en: ': {events} in {covenant}' },
  'answers.saved': { nl: 'Bewaard: {files}', en: 'Saved: {files}' },
  'word.receipt': { nl: 'ontvangstbericht', en: 'receipt' },
  'word.proposed': { nl: 'voorgesteld', en: 'proposed' },
  'word.accepted': { nl: 'aanvaard', en: 'accepted' },
  'word.changed': { nl: 'gewijzigd', en: 'changed' },
  'word.rejected': { nl: 'afgewezen', en: 'rejected' },
} as const satisfies Record<string, LocalText>;
