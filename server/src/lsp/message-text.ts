import type { Diagnostic, Range } from 'vscode-languageserver';

/** Everything of a diagnostic that is the same wherever it stands. */
type Said = Pick<Diagnostic, 'code' | 'codeDescription' | 'source' | 'message'>;

/** What is kept with what a diagnostic carries: what it said, and that as JSON. */
interface Written {
  readonly said: Said;
  readonly json: string;
}

/** A list as it was written: its diagnostics, which nobody changes, with a comma behind each, and where each of them ends. */
interface WrittenList {
  readonly diagnostics: readonly Diagnostic[];
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

const NO_LIST: WrittenList = { diagnostics: [], ends: new Uint32Array(), bytes: new Uint8Array() };

/** Stands in a message for the list until that is written; no text of a message is this and nothing else. */
const PLACE = '\0list';
const PLACE_AS_JSON = '"\\u0000list"';

/** So many texts that diagnostics point out are kept; there are far fewer of them. */
const MOST_TEXTS = 10_000;

/**
 * Writes messages as JSON. A long plan has hundreds of diagnostics, which are sent again after every letter that is typed
 * and differ in nothing but where they stand, most of them not even in that: what they say is written once, and what is
 * as it was at the beginning and at the end of the last list is taken over as it was written. Lists of diagnostics are
 * written in ASCII, which both sides read and write in a fraction of the time.
 */
export class MessageText {
  /** By the `data` of diagnostics, which is the same object as long as they say the same. */
  readonly #written = new WeakMap<object, Written>();
  readonly #texts = new Map<string, string>();
  readonly #encoder = new TextEncoder();
  #last = NO_LIST;

  /** The list's message as JSON in ASCII; `undefined` where the message tells of no diagnostics. */
  ofDiagnostics(message: unknown): Uint8Array | undefined {
    const found = withoutList(message);
    if (found === undefined) return undefined;
    const [before = '', behind = ''] = inAscii(JSON.stringify(found.message)).split(PLACE_AS_JSON);
    const { bytes } = this.#list(found.list);
    // No comma behind the last.
    const list = bytes.subarray(0, Math.max(0, bytes.length - 1));
    const whole = new Uint8Array(before.length + 1 + list.length + 1 + behind.length);
    this.#encoder.encodeInto(`${before}[`, whole);
    whole.set(list, before.length + 1);
    this.#encoder.encodeInto(`]${behind}`, whole.subarray(before.length + 1 + list.length));
    return whole;
  }

  #list(diagnostics: readonly Diagnostic[]): WrittenList {
    const { diagnostics: earlier, ends: earlierEnds, bytes: earlierBytes } = this.#last;
    const shorter = Math.min(diagnostics.length, earlier.length);
    let before = 0;
    while (before < shorter && diagnostics[before] === earlier[before]) before++;
    let behind = 0;
    while (behind < shorter - before && diagnostics.at(-1 - behind) === earlier.at(-1 - behind)) behind++;
    if (before === diagnostics.length && before === earlier.length) return this.#last;
    const changed = diagnostics.slice(before, diagnostics.length - behind).map((one) => `${this.#diagnostic(one)},`);
    const between = this.#encoder.encode(changed.join(''));
    const head = earlierBytes.subarray(0, earlierEnds[before - 1] ?? 0);
    const tail = earlierBytes.subarray(earlierEnds[earlier.length - behind - 1] ?? 0);
    const bytes = new Uint8Array(head.length + between.length + tail.length);
    bytes.set(head);
    bytes.set(between, head.length);
    bytes.set(tail, head.length + between.length);
    const ends = new Uint32Array(diagnostics.length);
    ends.set(earlierEnds.subarray(0, before));
    let end = head.length;
    changed.forEach((text, index) => (ends[before + index] = end += text.length));
    const by = bytes.length - earlierBytes.length;
    for (let index = diagnostics.length - behind; index < diagnostics.length; index++)
      ends[index] = (earlierEnds[index - diagnostics.length + earlier.length] ?? 0) + by;
    return (this.#last = { diagnostics, ends, bytes });
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
    const { code, codeDescription, source, message } = diagnostic;
    const data = dataOf(diagnostic);
    if (data === undefined) return undefined;
    const before = this.#written.get(data);
    if (before !== undefined && saysSame(before.said, diagnostic)) return before.json;
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

/** What the diagnostic carries, where that and what is known here is all of it. */
function dataOf({ data, tags }: Diagnostic): object | undefined {
  const carried: unknown = data;
  return typeof carried === 'object' && carried !== null && tags === undefined ? carried : undefined;
}

function saysSame(one: Said, other: Said): boolean {
  return (
    one.message === other.message &&
    one.code === other.code &&
    one.codeDescription === other.codeDescription &&
    one.source === other.source
  );
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
