import { choices } from '../core/lookup/unknown-role';
import { comparisonCard, comparisonTitle, whatSourcesSay } from '../core/reference/comparison-page';
import { blocks } from '../core/reference/markdown';
import { writePage } from '../core/reference/page';
import { noLinks } from '../core/reference/pages';
import type { Role } from '../core/taxonomy/schema';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { toJsonComparison } from './compare-json';
import { taxonomyHere } from './config/team-config';
import { exitCodes, type ExitCode } from './exit-codes';
import { readRoles } from './role-arguments';
import { layOutPage, pageSettings, type PageFormat } from './terminal/page';
import type { CommandLineWorld } from './world';

/** As many columns as can be read side by side. */
const MOST = 4;

/** `rolecheck compare`: prints two to four roles side by side as they are here, or says what is wrong with the names. */
export async function compare(
  names: readonly string[],
  format: PageFormat,
  world: CommandLineWorld,
): Promise<ExitCode> {
  const taxonomy = await taxonomyHere(world);
  const roles = readRoles(names, taxonomy);
  const problem = 'problem' in roles ? roles.problem : miscounted(roles, taxonomy);
  if ('problem' in roles || problem !== undefined) {
    world.err(`rolecheck: ${problem ?? ''}\n`);
    return exitCodes.trouble;
  }
  world.out(draw(roles, format, taxonomy, world));
  return exitCodes.clean;
}

function miscounted(roles: readonly Role[], taxonomy: Taxonomy): string | undefined {
  if (roles.length > MOST) return `at most ${MOST} roles fit side by side, and these are ${roles.length}.`;
  if (roles.length >= 2) return undefined;
  const named = roles[0] === undefined ? '' : ` All of this names ${roles[0].phrase}.`;
  return `comparing takes at least two roles.${named} ${choices(taxonomy)}`;
}

function draw(roles: readonly Role[], format: PageFormat, taxonomy: Taxonomy, world: CommandLineWorld): string {
  const ids = roles.map(({ id }) => id);
  switch (format) {
    case 'json':
      return toJsonComparison(roles, taxonomy, world.version);
    case 'markdown':
      return writePage({ kind: 'comparison', roles: ids }, taxonomy, noLinks) ?? '';
    case 'text': {
      const card = comparisonCard(roles, taxonomy, noLinks, { brief: false });
      const page = blocks(comparisonTitle(roles), card, whatSourcesSay(roles, taxonomy));
      const more = `All that sets them apart: rolecheck compare ${ids.join(' ')} --format markdown`;
      return `${layOutPage(page, pageSettings(world))}\n${more}\n`;
    }
  }
}
