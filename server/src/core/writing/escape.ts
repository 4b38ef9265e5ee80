/** Text as a table's cell: one line, and nothing in it is read as Markdown or as the cell's end. */
export function escapeCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\|*_`[\]<]/g, '\\$&');
}
