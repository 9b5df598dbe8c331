import type { NoticeContent, NoticeItem } from './notice-text.ts';

/** Large enough to read, no wider than a page; everything else is left to the reader's own settings. */
const STYLE = 'font-family:sans-serif;font-size:1rem;line-height:1.5;max-width:40rem';

/**
 * The message as HTML for who reads with a screen reader, enlarged or in another contrast: language, headings and
 * numbered lists are marked as what they are. It fetches nothing, runs nothing, and says no more than the plain text.
 */
export function renderHtml(content: NoticeContent): string {
  const { language, subject, greeting, introduction, covenants, answer, closing, sender } = content;
  const parts = [
    `<p>${escapeHtml(greeting)}</p>`,
    `<p>${escapeHtml(introduction)}</p>`,
    ...covenants.map(
      ({ name, items }) => `<h1 style="font-size:1.25rem">${escapeHtml(name)}</h1>\n${list(items)}`,
    ),
    ...answer.map((line) => `<p>${escapeHtml(line)}</p>`),
    `<p>${escapeHtml(closing)}<br>${escapeHtml(sender)}</p>`,
  ];
  return `<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="${STYLE}">
${parts.join('\n')}
</body>
</html>
`;
}

/** The numbers go on from one covenant to the next. */
function list(items: readonly NoticeItem[]): string {
  const points = items.map(({ position, lines: [first = '', ...rest] }) => {
    const lines = [`<strong>${escapeHtml(first)}</strong>`, ...rest.map(escapeHtml)];
    return `<li value="${position}" style="margin-bottom:1em">${lines.join('<br>\n')}</li>`;
  });
  return `<ol start="${items[0]?.position ?? 1}">\n${points.join('\n')}\n</ol>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
