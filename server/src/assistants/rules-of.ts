import type { Config } from '../core/config/config';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { Rules } from './desk';

/**
 * The rules that a team's files come to, with what is wrong in them; without such files, the built-in taxonomy. `shown` says
 * how people read the address of a file, `notes` what there is to be told besides.
 */
export function rulesOf(
  config: Config | undefined,
  builtin: Taxonomy,
  shown: (uri: string) => string,
  notes: readonly string[] = [],
): Rules {
  if (config === undefined) return { taxonomy: builtin, file: undefined, notes };
  const mistakes = config.layers.flatMap(({ uri, reading: { source } }) =>
    (config.problems.get(uri) ?? [])
      .filter(({ severity }) => severity !== 'information')
      .map(({ span, message }) => `${shown(uri)}, line ${source.lineAt(span.start) + 1}: ${message}`),
  );
  const last = config.layers.at(-1);
  const file = last === undefined ? undefined : shown(last.uri);
  return { taxonomy: config.taxonomy, file, notes: [...mistakes, ...notes] };
}

/** Why a plan is not checked that its team leaves out. */
export function leftOutByTeam(name: string, { file }: Rules): string {
  return `“${name}” was not checked: the team leaves it out in ${file ?? 'its rules'}.`;
}
