// Has patterns made when they are first used: a step of the build.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/**
 * A pattern that a module keeps for itself is made when it is first used, not when the program starts: V8 reads a pattern
 * as it makes it, letters of Unicode take it long, and most runs use some of them only.
 */
export const latePatterns = {
  name: 'late-patterns',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return MAY_KEEP_PATTERN.test(source) ? { contents: madeLate(source), loader: 'ts' } : undefined;
    });
  },
};

const MAY_KEEP_PATTERN = /^const \w+(?:: RegExp)? =\s*(?:\/|new RegExp\()/m;

/** The source of a module with each of its patterns made where it is used. */
export function madeLate(source) {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
  const patterns = file.statements.flatMap(patternsKeptBy);
  const occurrences = new Map(patterns.map(({ name }) => [name.text, []]));
  eachIdentifier(file, (identifier) => occurrences.get(identifier.text)?.push(identifier));
  const edits = patterns.flatMap(({ name, statement, making }) => {
    const uses = occurrences.get(name.text).filter((identifier) => identifier !== name && !isProperty(identifier));
    if (!uses.every(isPlainUse)) return [];
    const make = () => `(${name.text} ??= ${rewritten(making.getStart(file), making.end)})`;
    const [declared, late] = [`let ${name.text}: RegExp | undefined;`, `late_${name.text}`];
    return uses.length === 1
      ? [edit(statement, () => declared), edit(uses[0], make)]
      : [
          edit(statement, () => `${declared} const ${late} = () => ${make()};`),
          ...uses.map((use) => edit(use, () => `${late}()`)),
        ];
  });
  edits.sort((a, b) => a.start - b.start);

  function edit(node, text) {
    return { start: node.getStart(file), end: node.end, text };
  }

  /** A stretch of the source with the edits in it. */
  function rewritten(from, to) {
    let result = '';
    let at = from;
    for (const { start, end, text } of edits) {
      if (start < at || end > to) continue;
      result += source.slice(at, start) + text();
      at = end;
    }
    return result + source.slice(at, to);
  }

  return rewritten(0, source.length);
}

function eachIdentifier(node, visit) {
  if (ts.isIdentifier(node)) visit(node);
  ts.forEachChild(node, (child) => eachIdentifier(child, visit));
}

/** The pattern that a statement keeps under a name of this module's own, where it does nothing else. */
function patternsKeptBy(statement) {
  if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) return [];
  const { declarations } = statement.declarationList;
  const [{ name, initializer: making }] = declarations;
  if (making === undefined || declarations.length > 1) return [];
  const isMade = ts.isNewExpression(making) && making.expression.text === 'RegExp';
  return isMade || ts.isRegularExpressionLiteral(making) ? [{ name, statement, making }] : [];
}

/** A property that happens to have the same name. */
function isProperty(identifier) {
  const { parent } = identifier;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === identifier;
}

/** Nothing else is declared or exported under the name there. */
function isPlainUse(identifier) {
  const { parent } = identifier;
  return parent.name !== identifier && parent.propertyName !== identifier && !ts.isExportSpecifier(parent);
}
