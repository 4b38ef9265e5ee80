import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyze, type Analysis } from '../../server/src/core/analyze';
import { fixesOf } from '../../server/src/core/fixes';
import type { Finding } from '../../server/src/core/rules/findings';
import { plainTextOf } from '../../server/src/core/text/draft';
import { applyEdits, inOrder, replaceBy, type Edit } from '../../server/src/core/text/edits';
import { textEditOf } from '../../server/src/features/edits';
import { rulePages, specimensOf, stripMarks } from '../support/specimens';
import { taxonomy } from '../support/taxonomy';

/** Every finding of every plan, instead of some. */
const thorough = process.env.ROLECHECK_THOROUGH === '1';
/** Plans that the project does not bring along. */
const CORPUS = join('..', 'shared', 'corpus', 'dev');

interface Plan {
  readonly name: string;
  readonly text: string;
}

function plansIn(folder: string): readonly Plan[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function specimens(): readonly Plan[] {
  return rulePages().flatMap((rule) =>
    specimensOf(rule).map(({ title, marked }) => ({ name: `${rule}, ${title}`, text: stripMarks(marked).text })),
  );
}

/** One fix of one finding. */
interface Trial {
  readonly what: string;
  readonly analysis: Analysis;
  readonly finding: Finding;
  readonly edits: readonly Edit[];
}

/** The fixes of every so many findings, of every so many plans. */
function trialsOf(plans: readonly Plan[], oneIn: number, plansOneIn = 1): readonly Trial[] {
  let count = 0;
  const some = plans.filter((_, index) => thorough || index % plansOneIn === 0);
  return some.flatMap(({ name, text }) => {
    const analysis = analyze(text, { taxonomy });
    return analysis.findings
      .filter(() => thorough || count++ % oneIn === 0)
      .flatMap((finding) =>
        fixesOf(finding, analysis).flatMap(({ id, edits }) => {
          const made = edits();
          const { line } = analysis.source.positionAt(finding.span.start);
          return made === undefined ? [] : [{ what: `${name}:${line + 1} ${id}`, analysis, finding, edits: made }];
        }),
      );
  });
}

function keyOf({ rule, term, roles }: Finding): string {
  return [rule, term, ...(roles ?? [])].join(' ');
}

/** Edits that undo these, for the text that they make. */
function inverse(edits: readonly Edit[], text: string): readonly Edit[] {
  let shift = 0;
  return inOrder(edits).map(({ span, draft }) => {
    const start = span.start + shift;
    const { length } = plainTextOf(draft);
    shift += length - (span.end - span.start);
    return replaceBy({ start, end: start + length }, text.slice(span.start, span.end));
  });
}

function holdsForEach(trials: readonly Trial[]): void {
  assert.ok(trials.length > 0, 'There is nothing to try.');
  for (const { what, analysis, finding, edits } of trials) {
    const { text } = analysis.source;
    const after = applyEdits(text, edits);

    const ordered = inOrder(edits);
    ordered.forEach(({ span }, index) => {
      const before = ordered[index - 1]?.span.end ?? 0;
      assert.ok(before <= span.start && span.start <= span.end && span.end <= text.length, `${what}: edits overlap`);
    });

    const left = analysis.findings.map(keyOf);
    left.splice(left.indexOf(keyOf(finding)), 1);
    for (const found of analyze(after, { taxonomy }).findings) {
      const at = left.indexOf(keyOf(found));
      assert.ok(at >= 0, `${what}: ${keyOf(found)} is found after it\n${after}`);
      left.splice(at, 1);
    }

    // What an editor makes of it, which knows lines and columns only.
    const document = TextDocument.create('test:plan', 'markdown', 0, text);
    const asEditor = TextDocument.applyEdits(
      document,
      ordered.map((edit) => textEditOf(edit, analysis.source)),
    );
    assert.equal(asEditor, after, `${what}: an editor makes something else of it`);
    assert.equal(applyEdits(after, inverse(edits, text)), text, `${what}: it cannot be undone`);
  }
}

/** The same plans as some editors write them. */
function withCrLf(plans: readonly Plan[]): readonly Plan[] {
  return plans.map(({ name, text }) => ({ name, text: text.replace(/\r\n|\r|\n/g, '\r\n') }));
}

describe('every fix of every finding', function () {
  this.timeout(thorough ? 600_000 : 20_000);

  const repairs = 'repairs it, raises no other, touches nothing else and can be undone';

  it(`${repairs}, in the specimens of the rules’ pages`, () => {
    holdsForEach(trialsOf(specimens(), 3, 5));
  });

  it(`${repairs}, in the labelled plans`, () => {
    holdsForEach(trialsOf(plansIn(join('test', 'plans')), 6, 9));
  });

  it(`${repairs}, in a larger body of plans`, function () {
    if (!thorough || !existsSync(CORPUS)) this.skip();
    holdsForEach(trialsOf(plansIn(CORPUS), 1));
  });

  it('is the same with other line ends, which stay as they are', () => {
    const plans = (thorough ? plansIn(join('test', 'plans')) : specimens()).map(({ name, text }) => ({
      name,
      text: text.replace(/\r\n|\r/g, '\n'),
    }));
    const unix = trialsOf(plans, 3, 9);
    const windows = trialsOf(withCrLf(plans), 3, 9);
    holdsForEach(windows);
    assert.deepEqual(
      windows.map(({ what, analysis, edits }) => [what, applyEdits(analysis.source.text, edits)]),
      unix.map(({ what, analysis, edits }) => [what, applyEdits(analysis.source.text, edits).replace(/\n/g, '\r\n')]),
    );
  });

  it('is preferred for at most one fix of a finding', () => {
    for (const { text } of specimens().filter((_, index) => index % 4 === 0)) {
      const analysis = analyze(text, { taxonomy });
      for (const finding of analysis.findings)
        assert.ok(fixesOf(finding, analysis).filter(({ preferred }) => preferred).length <= 1);
    }
  });
});
