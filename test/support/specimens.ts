import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@lezer/markdown';

/** A stretch of text that a specimen expects to be flagged. */
export interface Marked {
  readonly start: number;
  readonly end: number;
}

/** A text without its `«…»` marks, and where they stood. */
export function stripMarks(marked: string): { readonly text: string; readonly marks: readonly Marked[] } {
  let text = '';
  let open: number | undefined;
  const marks: Marked[] = [];
  for (const character of marked) {
    if (character === '«') open = text.length;
    else if (character === '»' && open !== undefined) {
      marks.push({ start: open, end: text.length });
      open = undefined;
    } else text += character;
  }
  return { text, marks };
}

/** One plan on a rule's page, with what the page says of it. */
export interface Specimen {
  readonly rule: string;
  readonly title: string;
  readonly flagged: boolean;
  readonly marked: string;
}

export const RULES_FOLDER = join('server', 'src', 'core', 'rules');

/** The names of the rule pages, without their ending. */
export function rulePages(): readonly string[] {
  return readdirSync(RULES_FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/, ''));
}

/** The specimens of a rule's page: every fenced block under a heading that begins with "Flagged" or "Silent". */
export function specimensOf(rule: string): readonly Specimen[] {
  const page = readFileSync(join(RULES_FOLDER, `${rule}.md`), 'utf8');
  const specimens: Specimen[] = [];
  let title = '';
  parser.parse(page).iterate({
    enter: (node) => {
      if (node.name === 'ATXHeading3') title = page.slice(node.from, node.to).replace(/^#+\s*/, '');
      if (node.name !== 'FencedCode' || !/^(?:Flagged|Silent)\b/.test(title)) return;
      const code = node.node.getChild('CodeText');
      specimens.push({
        rule,
        title,
        flagged: title.startsWith('Flagged'),
        marked: code === null ? '' : page.slice(code.from, code.to),
      });
    },
  });
  return specimens;
}
