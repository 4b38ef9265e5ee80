/**
 * Markdown as this folder and the rules' pages write it, for readers that show text only: marks and escapes are taken
 * away, links leave their words, and a table becomes a paragraph a row, since columns without a grid cannot be read.
 */
export function plainTextOf(markdown: string): string {
  const lines = markdown.split('\n');
  const result: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!isRow(line)) {
      result.push(plainLine(line.replace(/^#{1,6} /, '')));
      continue;
    }
    let end = index;
    while (isRow(lines[end] ?? '')) end++;
    const [header = [], , ...rows] = lines.slice(index, end).map(cellsOf);
    result.push(...rows.flatMap((row) => plainRow(header, row)));
    index = end - 1;
  }
  return result
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isRow(line: string): boolean {
  return line.startsWith('| ') || line === '|';
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainLine(cell.trim()));
}

/** A row with one filled cell behind its first as one line, any other as a line for the row and one for each such cell. */
function plainRow(header: readonly string[], [first = '', ...cells]: readonly string[]): readonly string[] {
  const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [{ head: header[index + 1] ?? '', cell }]));
  const [only] = filled;
  if (only === undefined) return [`- ${first}`];
  if (filled.length === 1)
    return [
      cells.length === 1 || only.head === '' ? `- ${first}: ${only.cell}` : `- ${first} (${only.head}): ${only.cell}`,
    ];
  return [`- ${first}`, ...filled.map(({ head, cell }) => (head === '' ? `  - ${cell}` : `  - ${head}: ${cell}`))];
}

const LINK = /(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)\s]*\)/g;

function plainLine(line: string): string {
  return line
    .replace(LINK, '$1')
    .replace(/(?<!\\)\*\*|(?<!\\)`/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
