/** Elements whose content nobody reads. */
const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template']);
/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'p div li tr ul ol table h1 h2 h3 h4 h5 h6 hr pre blockquote section article header footer'.split(' '),
);

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  euml: 'ë',
  iuml: 'ï',
  ouml: 'ö',
  uuml: 'ü',
  ccedil: 'ç',
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: '-',
  mdash: '-',
  hellip: '…',
};

/** Longest message that is turned into text, in characters; what an answer says stands at its beginning. */
const LIMIT = 500_000;

/** A comment, a tag, or text up to the next of these; a `<` that begins no tag is text. */
const TOKEN =
  /<!--[^]*?(?:-->|$)|<(?<closing>\/?)(?<name>[a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>|(?<text>[^<]+|<)/gi;

/**
 * The text of an HTML message, one line per block. What stands in a `blockquote` is marked with `>`, as in plain text,
 * so that a quoted message can be told from its answer.
 */
export function htmlToText(html: string): string {
  const lines: { depth: number; text: string }[] = [{ depth: 0, text: '' }];
  let depth = 0;
  let unseen: string | null = null;
  for (const { groups = {} } of html.slice(0, LIMIT).matchAll(TOKEN)) {
    const name = groups['name']?.toLowerCase();
    const closing = groups['closing'] === '/';
    if (unseen !== null) {
      if (closing && name === unseen) unseen = null;
    } else if (name === undefined) {
      const line = lines.at(-1);
      if (line) line.text += decode(groups['text'] ?? '').replace(/\s+/g, ' ');
    } else {
      if (UNSEEN.has(name) && !closing) unseen = name;
      if (name === 'blockquote') depth = Math.max(0, depth + (closing ? -1 : 1));
      if (name === 'br' || BLOCKS.has(name)) lines.push({ depth, text: '' });
    }
  }
  const marked = lines.map(({ depth: level, text }) => `${'> '.repeat(level)}${text.trim()}`.trimEnd());
  return marked.filter((line, index) => line !== '' || marked[index - 1] !== '').join('\n');
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? entity;
    const point = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
      ? String.fromCodePoint(point)
      : '\ufffd';
  });
}
