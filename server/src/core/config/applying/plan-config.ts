// Bundled from the only form that it has.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import picomatch = require('picomatch');
import type { Taxonomy } from '../../taxonomy/taxonomy';
import type { Config, ConfigLayer, PlanConfig } from '../config';
import type { RuleLevels } from '../schema/schema';
import { folderOf, pathWithin } from '../uris';

/** Tells whether a plan, by its URI, is one of the files that patterns name. */
type Matches = (uri: string) => boolean;

/** What one layer says of files. */
interface FileRules {
  readonly include: Matches | undefined;
  readonly exclude: Matches | undefined;
  readonly levels: readonly {
    readonly matches: Matches;
    readonly rules: RuleLevels;
    readonly arguable: PlanConfig['arguable'];
  }[];
}

/** Answers what holds for a plan; plans for which the same holds share one answer, so that it can be compared by identity. */
export function planConfigs(layers: readonly ConfigLayer[], taxonomy: Taxonomy): Config['forPlan'] {
  const files = layers.map(fileRules);
  // The file nearest to the plan says which files are plans; what it extends only where it says nothing.
  const include = files.findLast((one) => one.include !== undefined)?.include;
  const answers = new Map<string, PlanConfig>();
  return (uri) => {
    const said = files.flatMap(({ levels }) => levels.filter(({ matches }) => matches(uri)));
    const rules: RuleLevels = Object.assign({}, ...said.map((level) => level.rules)) as RuleLevels;
    const arguable = said.findLast((level) => level.arguable !== undefined)?.arguable;
    const isIncluded = include?.(uri) === true;
    const isExcluded = (include !== undefined && !isIncluded) || files.some(({ exclude }) => exclude?.(uri) === true);
    const key = JSON.stringify([rules, arguable, isIncluded, isExcluded]);
    const answer = answers.get(key) ?? { taxonomy, rules, arguable, isIncluded, isExcluded };
    answers.set(key, answer);
    return answer;
  };
}

function fileRules({ uri, reading: { data } }: ConfigLayer): FileRules {
  const folder = folderOf(uri);
  const own = { matches: () => true, rules: data.rules ?? {}, arguable: data.arguable };
  const overrides = (data.overrides ?? []).map(({ files, rules = {}, arguable }) => ({
    matches: matcher(files, folder, true),
    rules,
    arguable,
  }));
  return {
    include: data.include === undefined ? undefined : matcher(data.include, folder, true),
    exclude: data.exclude === undefined ? undefined : matcher(data.exclude, folder, false),
    levels: [own, ...overrides],
  };
}

/**
 * Patterns are relative to the folder of the file they stand in; one that names a folder means all that is in it. As in
 * `.gitignore`, the last one that matches counts, and one that begins with “!” takes back. `otherwise` is the answer
 * where there are only such.
 */
function matcher(patterns: string | readonly string[], folder: string, otherwise: boolean): Matches {
  const list = (typeof patterns === 'string' ? [patterns] : patterns).map((pattern) => {
    const path = plainer(pattern.normalize('NFC').replace(/^!?(?:\.\/)?/u, ''));
    const options = { dot: true, nonegate: true, noextglob: true };
    const isMatch = picomatch([path, `${path.replace(/\/+$/u, '')}/**`], options);
    return { isMatch, takesBack: pattern.startsWith('!') };
  });
  const start = otherwise && list.length > 0 && list.every(({ takesBack }) => takesBack);
  return (uri) => {
    const path = pathWithin(uri, folder);
    if (path === undefined) return false;
    const last = list.findLast(({ isMatch }) => isMatch(path));
    return last === undefined ? start : !last.takesBack;
  };
}

/** The pattern with parentheses and “+” as the names that they stand in have them; as marks they could take forever. */
function plainer(pattern: string): string {
  return pattern.replace(/\\.|\[!|[()|+]/gsu, (mark) => {
    if (mark === '[!') return '[^';
    return mark.startsWith('\\') ? mark : `\\${mark}`;
  });
}
