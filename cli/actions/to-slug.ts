/** Letters of an id that is made from words; people read it in lists. */
const LENGTH = 40;

/** An id made from words: `Send the list` becomes `send-the-list`. Empty where the words have no letter of ours. */
export function toSlug(words: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= LENGTH) return plain;
  // Whole words, unless the first one alone is longer.
  const cut = plain.slice(0, LENGTH + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : plain.slice(0, LENGTH);
}
