import { findByName, findNearby, idOf, type Found, type Named } from '../core/lookup/find-by-name';
import { pageOfNamed, whatIs } from '../core/reference/named-page';
import { noLinks } from '../core/reference/pages';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import { taxonomyHere } from './config/team-config';
import { exitCodes, type ExitCode } from './exit-codes';
import { toJsonExplanation } from './explain-json';
import { printable } from './formats/printable';
import { layOutPage, pageSettings, type PageFormat, type PageSettings } from './terminal/page';
import { pad, wrap } from './terminal/wrap';
import type { CommandLineWorld } from './world';

/** `rolecheck explain`: prints the page about what the words mean here, or what there is instead. */
export async function explain(asked: string, format: PageFormat, world: CommandLineWorld): Promise<ExitCode> {
  const taxonomy = await taxonomyHere(world);
  const found = findByName(asked, taxonomy);
  const near = found.best.length > 0 ? [] : findNearby(asked, taxonomy);
  if (format === 'json') world.out(toJsonExplanation(asked, found, near, taxonomy, world.version));
  if (found.best.length === 0) {
    world.err(nothingFound(asked, near, taxonomy));
    return exitCodes.trouble;
  }
  if (format !== 'json') world.out(draw(asked, found, format, taxonomy, pageSettings(world)));
  return exitCodes.clean;
}

function draw(asked: string, found: Found, format: PageFormat, taxonomy: Taxonomy, settings: PageSettings): string {
  const [only, ...others] = found.best;
  if (only === undefined || others.length > 0) {
    const list = listed([...found.best, ...found.also], taxonomy);
    return `${say(`“${asked}” means several things. Ask for the one that you mean:`, settings)}\n${list}`;
  }
  // Links to other pages lead somewhere only in an editor or a folder of files.
  const page = pageOfNamed(only, taxonomy, noLinks);
  if (format === 'markdown') return page;
  if (found.also.length === 0) return layOutPage(page, settings);
  return `${layOutPage(page, settings)}\n${say(`“${asked}” may also mean:`, settings)}\n${listed(found.also, taxonomy)}`;
}

/** A sentence of its own, within the terminal's width. */
function say(sentence: string, { columns }: PageSettings): string {
  return wrap(printable(sentence), columns)
    .map((line) => `${line}\n`)
    .join('');
}

function nothingFound(asked: string, near: readonly Named[], taxonomy: Taxonomy): string {
  const sentence = `rolecheck: there is no term, role or rule “${printable(asked)}”.`;
  return near.length === 0
    ? `${sentence} Ask for one as plans name it, for example: rolecheck explain click-through rate\n`
    : `${sentence} Did you mean one of these?\n\n${listed(near, taxonomy)}`;
}

/** A line for each: how to ask for it, and what it is. */
function listed(all: readonly Named[], taxonomy: Taxonomy): string {
  const lines = all.map((named) => ({
    command: `rolecheck explain ${wordsFor(named, taxonomy)}`,
    what: whatIs(named),
  }));
  const widest = Math.max(...lines.map(({ command }) => command.length));
  return lines.map(({ command, what }) => `  ${pad(command, widest)}  ${printable(what)}\n`).join('');
}

/** Words that mean this and nothing else; for a neighbour role the first of its names that does, if one does. */
function wordsFor(named: Named, taxonomy: Taxonomy): string {
  if (named.kind !== 'neighbour') return idOf(named);
  const { label, names, departments } = named.neighbour;
  const means = (name: string): boolean => {
    const { best } = findByName(name, taxonomy);
    return best.length === 1 && best[0]?.kind === 'neighbour';
  };
  return [label, ...names, ...departments].find(means) ?? label;
}
