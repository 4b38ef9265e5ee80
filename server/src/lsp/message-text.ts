import type { Diagnostic, Range } from 'vscode-languageserver';

/** Everything of a diagnostic that is the same wherever it stands. */
type Said = Pick<Diagnostic, 'code' | 'codeDescription' | 'source' | 'message'>;

/** What is kept with what a diagnostic carries: what it said, and that as JSON. */
interface Written {
  readonly said: Said;
  readonly json: string;
}

/** Stands in a message for the list until that is written; no text of a message is this and nothing else. */
const PLACE = '\0list';
const PLACE_AS_JSON = '"\\u0000list"';

/** So many texts that diagnostics point out are kept; there are far fewer of them. */
const MOST_TEXTS = 10_000;

/**
 * Writes messages as JSON. A long plan has hundreds of diagnostics, which are sent again after every letter that is typed
 * and differ in nothing but where they stand: what they say is written once. Lists of diagnostics are written in ASCII,
 * which both sides read and write in a fraction of the time.
 */
export class MessageText {
  /** By the `data` of diagnostics, which is the same object as long as they say the same. */
  readonly #written = new WeakMap<object, Written>();
  readonly #texts = new Map<string, string>();

  /** The list's message as JSON in ASCII; `undefined` where the message tells of no diagnostics. */
  ofDiagnostics(message: unknown): string | undefined {
    const found = withoutList(message);
    if (found === undefined) return undefined;
    const [before, behind] = inAscii(JSON.stringify(found.message)).split(PLACE_AS_JSON);
    let list = '';
    for (const diagnostic of found.list) list += (list === '' ? '' : ',') + this.#diagnostic(diagnostic);
    return `${before ?? ''}[${list}]${behind ?? ''}`;
  }

  #diagnostic(diagnostic: Diagnostic): string {
    const said = this.#said(diagnostic);
    const { range, severity, relatedInformation } = diagnostic;
    if (said === undefined || severity === undefined) return inAscii(JSON.stringify(diagnostic));
    let text = `{"range":${rangeText(range)},"severity":${String(severity)},${said}`;
    if (relatedInformation !== undefined) {
      let related = '';
      for (const { location, message } of relatedInformation)
        related += `${related === '' ? '' : ','}{"location":{"uri":${this.#text(location.uri)},"range":${rangeText(location.range)}},"message":${this.#text(message)}}`;
      text += `,"relatedInformation":[${related}]`;
    }
    return `${text}}`;
  }

  /** What the diagnostic says, without where; `undefined` where that is more than what is known here. */
  #said(diagnostic: Diagnostic): string | undefined {
    const { code, codeDescription, source, message, tags } = diagnostic;
    const data: unknown = diagnostic.data;
    if (typeof data !== 'object' || data === null || tags !== undefined) return undefined;
    const before = this.#written.get(data);
    if (
      before?.said.message === message &&
      before.said.code === code &&
      before.said.codeDescription === codeDescription &&
      before.said.source === source
    )
      return before.json;
    const said = { code, codeDescription, source, message };
    const json = inAscii(JSON.stringify({ ...said, data })).slice(1, -1);
    this.#written.set(data, { said, json });
    return json;
  }

  #text(text: string): string {
    let written = this.#texts.get(text);
    if (written === undefined) {
      if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
      written = inAscii(JSON.stringify(text));
      this.#texts.set(text, written);
    }
    return written;
  }
}

function rangeText({ start, end }: Range): string {
  return `{"start":{"line":${String(start.line)},"character":${String(start.character)}},"end":{"line":${String(end.line)},"character":${String(end.character)}}}`;
}

/** The same JSON; what is not ASCII can only stand in texts, where it may be written as its code. */
function inAscii(json: string): string {
  return json.replace(/[\u007F-\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

interface Message {
  readonly method?: string;
  readonly params?: { readonly diagnostics?: readonly Diagnostic[] };
  readonly result?: { readonly kind?: string; readonly items?: readonly Diagnostic[] } | null;
}

/** The message with something else in the place of its diagnostics, which are told apart by what the protocol calls them. */
function withoutList(
  message: unknown,
): { readonly message: unknown; readonly list: readonly Diagnostic[] } | undefined {
  const { method, params, result } = message as Message;
  if (method === 'textDocument/publishDiagnostics' && params?.diagnostics !== undefined)
    return {
      message: { ...(message as Message), params: { ...params, diagnostics: PLACE } },
      list: params.diagnostics,
    };
  if (method === undefined && result?.kind === 'full' && Array.isArray(result.items))
    return { message: { ...(message as Message), result: { ...result, items: PLACE } }, list: result.items };
  return undefined;
}
