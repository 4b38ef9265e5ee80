/** A place in a text to be inserted at which the writer fills something in; `fill` stands there until then. */
export interface Stop {
  readonly fill: string;
  /** What else may stand there, for the writer to choose from; `fill` is offered first. */
  readonly choices?: readonly string[];
}

/** Text to be inserted, with the places to fill in: `['- CTR ≥ ', { fill: '2 %' }]`. */
export type Draft = readonly (string | Stop)[];

/** The draft with every place filled as it stands. */
export function plainTextOf(draft: Draft): string {
  return draft.map((piece) => (typeof piece === 'string' ? piece : piece.fill)).join('');
}

/** The draft in the snippet syntax of LSP and VS Code; the caret ends behind it. */
export function snippetOf(draft: Draft): string {
  let stops = 0;
  const pieces = draft.map((piece) => {
    if (typeof piece === 'string') return escapeSnippet(piece);
    stops++;
    if (piece.choices !== undefined)
      return `\${${stops}|${[piece.fill, ...piece.choices].map(escapeChoice).join(',')}|}`;
    return piece.fill === '' ? `$${stops}` : `\${${stops}:${escapeSnippet(piece.fill)}}`;
  });
  return pieces.join('');
}

/** Whether there is anything to fill in. */
export function hasStops(draft: Draft): boolean {
  return draft.some((piece) => typeof piece !== 'string');
}

/** The draft with every line end as the document has them, and each line but the first indented. */
export function fitDraft(draft: Draft, lineEnd: string, indent = ''): Draft {
  if (lineEnd === '\n' && indent === '') return draft;
  const fit = (text: string): string => text.replace(/\n/g, lineEnd + indent);
  return draft.map((piece) => (typeof piece === 'string' ? fit(piece) : { ...piece, fill: fit(piece.fill) }));
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
