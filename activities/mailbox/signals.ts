/** Words that point at a meaning; Dutch first, English second. Patterns read text in lower case without accents. */
export const signals = {
  /** A duty that is met. */
  done: [
    /\b(?:is|zijn|was|hebben|heb|heeft|hierbij|al|inmiddels|alles|beide|:|=)?\s*(?:gereed|klaar|afgerond|voltooid|voldaan|gedaan|afgehandeld|uitgevoerd|ingediend|ingeleverd|aangeleverd|ingestuurd|opgestuurd|toegestuurd|verstuurd|verzonden|geregeld)\b/,
    /\b(?:hierbij|bijgaand|bijgevoegd|bijgesloten|bijlage|zie attachment)\b/,
    /\b(?:done|ready|finished|completed?|submitted|delivered|sent|handed in|fulfilled)\b/,
    /\b(?:attached|attachment|enclosed|herewith|please find)\b/,
  ],
  /** What makes "done" mean something else: not yet, almost, later, or asked. */
  notDone: [
    /\b(?:nog niet|niet|nog geen|geen|bijna|deels|gedeeltelijk|half|wordt|worden|zal|zullen|zodra|wanneer|als|moet nog|gaat|gaan)\b[^.!\n]{0,60}\b(?:gereed|klaar|afgerond|voltooid|voldaan|gedaan|afgehandeld|ingediend|ingeleverd|aangeleverd|verstuurd|verzonden|opgestuurd|toegestuurd|geregeld)\b/,
    /\b(?:gereed|klaar|afgerond|gedaan)\b[^.!\n]{0,20}\b(?:nog niet|zal|zou)\b/,
    /\b(?:not|not yet|isn't|aren't|wasn't|hasn't|haven't|won't|never|almost|nearly|partly|will|shall|should|to be|when|once|as soon as|if|cannot|can't)\b[^.!\n]{0,60}\b(?:done|ready|finished|completed?|submitted|delivered|sent|attached)\b/,
    /\b(?:zonder|geen|without|no) (?:bijlage|attachment)\b/,
  ],
  extension: [
    /\b(?:uitstel|verlenging|verlengd?|verlengen|opschuiven|verschuiven|uitgesteld|respijt)\b/,
    /\b(?:meer|extra|langer) (?:de )?tijd\b/,
    /\b(?:extension|extend|postpone|postponement|more time|extra time|additional time|push back|defer)\b/,
  ],
  /** A promise of a day; more than the due day it asks for an extension. */
  promise: [
    /\b(?:later|lukt (?:pas|wel)|pas|leveren|levert|aanleveren|indienen|inleveren|toesturen|sturen|opsturen|ontvangt|krijgt|klaar|gereed|volgt|komt)\b/,
    /\b(?:later|deliver|submit|send|receive|get it|ready|done|finish(?:ed)?|follows?|have it|by then)\b/,
  ],
  cannot: [
    /\b(?:lukt|lukken|gaat|gaan|redden|halen|haalbaar|mogelijk|kunnen|kan|leveren|voldoen)\b[^.!?\n]{0,40}\b(?:niet|geen)\b/,
    /\b(?:niet|geen)\b[^.!?\n]{0,30}\b(?:lukken|haalbaar|mogelijk|kunnen leveren|kunnen voldoen|in staat|leveren|aanleveren|nakomen)\b/,
    /\bonmogelijk\b/,
    /\b(?:cannot|can not|can't|unable|not able|not possible|impossible|won't be able|will not be able|not feasible|will not|won't)\b/,
  ],
  otherPerson: [
    /\b(?:niet|geen)\b[^.!?\n]{0,20}\b(?:voor mij|bestemd voor|de juiste persoon|de goede persoon|mijn taak)\b/,
    /\bverkeerde persoon\b/,
    /\bniet (?:meer|langer)\b[^.!?\n]{0,30}\b(?:werkzaam|in dienst|contactpersoon|de contactpersoon)\b/,
    /\b(?:nieuwe contactpersoon|opvolger|opvolgster|neemt (?:het |dit )?(?:van mij )?over|moet u (?:zijn )?bij|kunt u (?:terecht|zijn) bij)\b/,
    /\bnot for me\b/,
    /\b(?:wrong|not the right) person\b/,
    /\b(?:no longer|not) (?:work|working|employed|responsible|the contact)\b/,
    /\b(?:new contact|successor|takes? over|taken over|please contact|should contact|has left)\b/,
  ],
  away: [
    /\b(?:afwezig|vakantie|met verlof|op reis|niet aanwezig|buiten kantoor|niet bereikbaar|weer aanwezig|terug op)\b/,
    /\b(?:out of (?:the )?office|on leave|on holiday|on vacation|am away|be away|is away|away from|away until|away till|not in the office|annual leave|parental leave|back on|back in the office)\b/,
  ],
  address: [
    /\b(?:nieuwe?|ander|gewijzigd|veranderd|wijzigt)\b[^.!?\n]{0,30}\b(?:e-?mail ?adres|mailadres|adres)\b/,
    /\b(?:e-?mail ?adres|mailadres|adres)\b[^.!?\n]{0,40}\b(?:gewijzigd|veranderd|wordt|is nu|is voortaan|is gewijzigd)\b/,
    /\b(?:new|changed|different|other)\b[^.!?\n]{0,30}\b(?:e-?mail(?: address)?|address)\b/,
    /\b(?:e-?mail address|address)\b[^.!?\n]{0,40}\b(?:has changed|changed|is now|will be)\b/,
  ],
  question: [
    /\?/,
    /\b(?:vraag|vragen|hoe|waarom|welke|wat wordt bedoeld|kunt u|kun je|zou u)\b/,
    /\b(?:question|how do|how can|which|could you|can you|what do you mean|would you)\b/,
  ],
  confirm: [
    /^\s*(?:ja|klopt|dat klopt|akkoord|bevestigd|ik bevestig|juist|correct|inderdaad|in orde|ok|oke)\b/,
    /^\s*(?:yes|confirmed|i confirm|correct|that is right|that's right|agreed)\b/,
  ],
  deny: [
    /^\s*(?:nee|neen|klopt niet|niet akkoord|dit ben ik niet|niet van mij)\b/,
    /^\s*(?:no|not me|that is wrong|incorrect|wrong)\b/,
  ],
} as const satisfies Record<string, readonly RegExp[]>;

/** What never goes by mail, each with the hint where it is done. */
export const neverByMail = {
  'how-to-sign': [
    /\b(?:onderteken|ondertekenen|ondertekend|ondertekening|handtekening|tekenen wij|teken ik|getekend)\b/,
    /\b(?:sign|signed|signing|signature)\b/,
  ],
  'how-to-decide': [
    /\b(?:wij|we|ik) (?:gaan|ga|zijn|ben) (?:hiermee )?(?:akkoord|niet akkoord)\b|\b(?:stem|stemmen) (?:wij |ik )?(?:in|voor|tegen)\b|\b(?:bezwaar|standpunt|besluit|besluiten|minderheidsstandpunt)\b/,
    /\b(?:we|i) (?:agree|object|abstain|vote|decide)\b|\b(?:our|my) (?:position|objection|vote|decision)\b/,
  ],
  'how-to-letter': [/\b(?:letter of intent|intentieverklaring|intentiebrief)\b/],
  'how-to-release': [
    /\b(?:vrijgeven|vrijgegeven|vrijgave|openbaar (?:maken|worden)|mag gepubliceerd|mogen gepubliceerd)\b/,
    /\b(?:release|released|may be published|can be published|publish)\b/,
  ],
} as const satisfies Record<string, readonly RegExp[]>;

export type Signal = keyof typeof signals;
export type MailHint = keyof typeof neverByMail;

export function has(signal: Signal, text: string): boolean {
  return signals[signal].some((pattern) => pattern.test(text));
}

/** The first thing in a text that mail cannot do. */
export function beyondMail(text: string): MailHint | null {
  const found = Object.entries(neverByMail).find(([, patterns]) =>
    patterns.some((pattern) => pattern.test(text)),
  );
  return found ? (found[0] as MailHint) : null;
}
