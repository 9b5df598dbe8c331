/** IANA media types by the ending of a file's name. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
};

/** How the name of a file of that media type ends; empty where nobody knows. */
export function endingOf(mediaType: string): string {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase();
  return Object.keys(mediaTypes).find((ending) => mediaTypes[ending] === bare) ?? '';
}
