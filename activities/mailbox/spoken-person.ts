/** Somebody whom a text names, as far as it does. */
export interface NamedPerson {
  name: string | null;
  address: string | null;
  /** Id of the person where the covenant knows one by that name or address. */
  known?: string | undefined;
}

const ADDRESS = /[^\s@<>()[\]\\,;:"'|]+@[^\s@<>()[\]\\,;:"'|]+\.[\p{L}]{2,}/gu;

const WORD = "\\p{Lu}[\\p{L}'.-]*";
const INFIX = "(?:van|de|der|den|ten|ter|te|het|'t|el|von|du|la|le)";
const NAME = `${WORD}(?:[ ]+(?:${INFIX}[ ]+)*${WORD})*`;

/** What stands between a name and its address. */
const NAME_BEFORE_ADDRESS = new RegExp(
  `(${NAME})[\\s,:;(<"]*(?:(?:via|op|at|on|mailto:|e-?mail:?)[\\s(<]*)*$`,
  'u',
);

const CUE =
  '(?:collega|colleague|opvolg(?:er|ster)|successor|contact(?:persoon| person)?|bij|aan|naar|to|with|is|wordt|door|by|for|voor|met|mail)';
const NAME_AFTER_CUE = new RegExp(
  `(?<![\\p{L}])(?:${CUE}[ ,:]+)+((?:dhr\\.?|mevr\\.?|mw\\.?|mr\\.?|mrs\\.?|ms\\.?|Dhr\\.?|Mevr\\.?|Mw\\.?|Mr\\.?|Mrs\\.?|Ms\\.?)[ ]+)?(${NAME})`,
  'u',
);

/** Words with a capital that begin a sentence or a greeting, and days and months, are no names. */
const NO_NAME =
  /^(?:(?:Beste|Geachte|Dear|Hallo|Hello|Hi|Dag|Met|Kind|Please|Graag|Ik|Wij|We|I|U|Het|De|Dit|Deze|This|The|My|Mijn|Voor|For|Op|On|Contact|Mail|Monday|Tuesday|Wednesday|Thursday|Friday|January|February|March|April|May|June|July|August|September|October|November|December)\b\s*)+/u;

/**
 * The first other person whom a text names: by an address that is none of `known` (lower case), with the name before
 * it; or by a name alone after a word such as colleague or contact.
 */
export function findPerson(text: string, known: readonly string[]): NamedPerson | null {
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(/^mailto:/i, '').replace(/\.$/, '');
    if (known.includes(address.toLowerCase())) continue;
    const before = text.slice(Math.max(0, match.index - 120), match.index);
    return { name: asName(NAME_BEFORE_ADDRESS.exec(before)?.[1] ?? ''), address };
  }
  const name = asName(NAME_AFTER_CUE.exec(text)?.[2] ?? '');
  return name === null ? null : { name, address: null };
}

function asName(text: string): string | null {
  const name = text
    .replace(NO_NAME, '')
    .replace(/[.\s-]+$/, '')
    .trim();
  return name.length >= 2 && name.length <= 200 ? name : null;
}
