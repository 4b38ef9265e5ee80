import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { applyEdits, replaceBy } from '../../server/src/core/text/edits';
import { completionsAt } from '../../server/src/features/completion';
import type { CompletionData } from '../../server/src/features/completion/item';
import { taxonomy } from '../support/taxonomy';

/** How many carets are tried in a plan. With `COMPLETION_CARETS=50` every plan is tried, for longer than a test suite should take. */
const carets = Number(process.env.COMPLETION_CARETS ?? 7);
/** Of how many plans one is tried: reading a plan for the first time takes longer than all that is tried in it. */
const oneOf = process.env.COMPLETION_CARETS === undefined ? 4 : 1;
/** How many of the suggestions for a caret are taken. */
const taken = Number(process.env.COMPLETION_TAKEN ?? 2);
const abilities = { snippets: false, insertReplace: false, labelDetails: false };

interface PlanText {
  readonly name: string;
  readonly text: string;
}

function plansIn(folder: string): readonly PlanText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .filter((_, index) => index % oneOf === 0)
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The plan as somebody goes on writing it: at a caret, behind a new list marker, in a new row, or with the word half typed. */
function goOn(text: string, analysis: Analysis, next: (below: number) => number): { text: string; caret: number } {
  const all = Array.from({ length: analysis.source.lineCount }, (_, index) => index);
  // Most of what is written under a role is written into its lists and tables.
  const listed = all.filter((index) =>
    /^[ \t]*(?:[-*+] |\d+\. |\|(?![ \t]*:?-))/.test(analysis.source.lineText(index)),
  );
  const among = listed.length > 0 && next(4) > 0 ? listed : all;
  const line = among[next(among.length)] ?? 0;
  const [start, end] = [analysis.source.lineStart(line), analysis.source.lineEnd(line)];
  const content = text.slice(start, end);
  const marker = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(content)?.[0];
  if (marker !== undefined && next(3) > 0) {
    // Before an item, so that none of those nested in another one changes hands.
    const added = `${marker}${['', 'comm', 'Increase ', 'brand, '][next(4)] ?? ''}`;
    return { text: `${text.slice(0, start)}${added}\n${text.slice(start)}`, caret: start + added.length };
  }
  if (/^\s*\|/.test(content)) {
    const bars = [...content.matchAll(/\|[ \t]*/g)];
    const bar = bars[next(bars.length)];
    const caret = start + (bar === undefined ? 0 : bar.index + bar[0].length);
    return { text, caret };
  }
  const caret = start + next(content.length + 1);
  return { text, caret };
}

function shown({ findings, source }: Analysis, from: number, by: number): readonly string[] {
  return findings.map(({ rule, span }) => {
    const start = span.start >= from ? span.start + by : span.start;
    return `${rule} at ${start} “${source.slice(span)}”`;
  });
}

/** Naming another role as an owner may well bring findings, and should. */
function isTerm({ data }: CompletionItem): boolean {
  return (data as CompletionData | undefined)?.term !== undefined;
}

/** Takes suggestions at pseudo-random carets, and tells which of them brought a finding. */
function broughtBy(plans: readonly PlanText[]): { readonly tried: number; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  let tried = 0;
  plans.forEach(({ name, text: plan }, number) => {
    const next = numbers(number + 1);
    const whole = analyze(plan, { taxonomy });
    for (let count = 0; count < carets; count++) {
      const { text, caret } = goOn(plan, whole, next);
      const before = text === plan ? whole : analyze(text, { taxonomy }, whole);
      const items =
        completionsAt(before, { uri: 'file:///plan.md', offset: caret, trigger: undefined, abilities })?.items ?? [];
      const safe = items.filter((item) => isTerm(item) && !/^outside|elsewhere in this plan$/.test(item.detail ?? ''));
      for (let take = 0; take < Math.min(taken, safe.length); take++) {
        const item = safe[take === 0 ? 0 : next(safe.length)]!;
        const { range, newText } = item.textEdit as TextEdit;
        const span = { start: before.source.offsetAt(range.start), end: before.source.offsetAt(range.end) };
        const written = applyEdits(text, [replaceBy(span, newText)]);
        const by = newText.length - (span.end - span.start);
        const known = new Set(shown(before, span.end, by));
        const after = analyze(written, { taxonomy }, before);
        tried++;
        for (const finding of shown(after, Infinity, 0)) {
          if (known.has(finding)) continue;
          const line = after.source.lineText(after.source.lineAt(span.start));
          wrong.push(`${name}: “${item.label}” (${item.detail ?? ''}) brings ${finding}, in: ${line}`);
        }
      }
    }
  });
  return { tried, wrong };
}

describe('suggestions that carry no warning', function () {
  this.timeout(carets > 10 ? 0 : 20_000);

  it('bring no finding, wherever they are taken in this project’s plans', () => {
    const { tried, wrong } = broughtBy([...plansIn('test/plans'), ...plansIn('test/plans/labelled')]);
    assert.ok(tried > 20, `Only ${tried} suggestions were tried.`);
    assert.deepEqual(wrong, []);
  });

  it('bring none in other people’s plans, where there are any beside the project', function () {
    const folder = join('..', 'shared', 'corpus', 'dev');
    if (!existsSync(folder)) this.skip();
    const { tried, wrong } = broughtBy(plansIn(folder));
    assert.ok(tried > 20, `Only ${tried} suggestions were tried.`);
    assert.deepEqual(wrong, []);
  });
});
