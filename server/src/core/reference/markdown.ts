/**
 * A text as Markdown that shows exactly that text, on one line: no mark, link, tag or entity in it works. Fit for a
 * paragraph, a list item, a heading and a table's cell.
 */
export function escapeText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^(?=[#+=-])/, '\\')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww(?=\.)/gi, '$&\\')
    .replace(/@/g, '\\@');
}

/** A quoted text, cut where it is too long to be read in passing. */
export function quote(text: string, longest = 70): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const cut = line.length > longest ? `${line.slice(0, longest).replace(/[\ud800-\udbff]$|\s+\S*$/u, '')}…` : line;
  return `“${escapeText(cut)}”`;
}

/** Bold type. Takes Markdown without bold type in it. */
export function bold(markdown: string): string {
  return `**${markdown}**`;
}

/** A table. Takes Markdown of one line a cell. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A list. Takes Markdown of one line an item. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Blocks with a blank line between them; empty ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A link to the web, or its words alone where the address is none that a browser should open. */
export function webLink(markdown: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/[^\s]+$/i.test(url)) return markdown;
  return `[${markdown}](${url.replace(/[()<>[\]\\|"*_~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}
