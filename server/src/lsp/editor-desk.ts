import type { CancellationToken } from 'vscode-languageserver';
import { Misuse, type Desk, type PlanRequest, type ReadPlan, type Rules } from '../assistants/desk';
import { leftOutByTeam, rulesOf } from '../assistants/rules-of';
import { fileNameOf } from './file-name';
import { isWithin, keyOf, pathWithin } from '../core/config/uris';
import { longestPlan } from '../assistants/plan-arguments';
import { newDocument } from './commands/command';
import { conditionsOf, leavesOut } from './conditions';
import type { Host } from './handlers/host';
import { addressesMeant } from './path-meant';
import { throwIfCancelled } from './requests';
import { inSlices, otherTurn } from './slices';

const markdownFile = /\.(?:md|markdown|mdown|mkdn?)$/iu;

/** A file that is meant, with its text where that was looked up. */
interface Meant {
  readonly uri: string;
  readonly text: string | undefined;
}

/**
 * The plans and rules as an editor has them: open documents as they are on the screen, other files of the workspace as
 * they are saved, and the editor's settings besides the team's rules.
 */
export function editorDesk(host: Host, token: CancellationToken): Desk {
  const { session, world, rules, settings, folders } = host;

  /** An address as people read it: from the workspace's folder that it is in. */
  function shown(uri: string): string {
    const path = folders().flatMap((folder) => pathWithin(uri, folder) ?? [])[0];
    return path ?? fileNameOf(uri) ?? uri;
  }

  async function pause(): Promise<void> {
    await otherTurn(world.clock);
    throwIfCancelled(token);
  }

  async function rulesFor(uri: string): Promise<Rules> {
    const [config, { problems }] = await Promise.all([rules.configFor(uri), settings(uri)]);
    return rulesOf(
      config,
      world.taxonomy,
      shown,
      problems.map(({ message }) => message),
    );
  }

  function openDocument(uri: string): string | undefined {
    return session.uris().find((open) => keyOf(open) === keyOf(uri));
  }

  /** The file that a path means. Fails with a sentence where that is none that may be read. */
  async function fileMeant({ path = '', text }: PlanRequest): Promise<Meant> {
    const addresses = addressesMeant(path, folders());
    for (const address of addresses) {
      const open = openDocument(address);
      const document = open === undefined ? undefined : session.document(open);
      if (document?.text.languageId === 'markdown') return { uri: document.uri, text: text ?? document.text.getText() };
    }
    const inside = addresses.filter((uri) => folders().some((folder) => isWithin(uri, folder)));
    const [first] = inside;
    if (first === undefined) {
      throw new Misuse('That is in no folder that is open in the editor. Send the plan’s “text” instead.');
    }
    if (text !== undefined) return { uri: first, text };
    if (!markdownFile.test(fileNameOf(first) ?? '')) {
      throw new Misuse(`“${path}” is no Markdown file (.md). Send the plan’s “text” instead.`);
    }
    for (const uri of inside) {
      const read = await world.files?.read(uri);
      if (read === undefined) continue;
      if ('problem' in read) throw new Misuse(`“${path}” ${read.problem}. Send the plan’s “text” instead.`);
      return { uri, text: read.text };
    }
    throw new Misuse(`“${path}” cannot be read: there is no such file in the folders that are open.`);
  }

  async function read(asked: PlanRequest): Promise<ReadPlan> {
    // Files that no document belongs to are watched by nobody.
    await rules.refresh();
    const { uri, text = '' } = asked.path === undefined ? { uri: undefined, text: asked.text } : await fileMeant(asked);
    if (text.length > longestPlan) {
      throw new Misuse('This plan has more than 1,000,000 characters. Send the part of it that matters.');
    }
    const place = uri ?? newDocument;
    const inForce = await rulesFor(place);
    const [config, { settings: own }] = await Promise.all([rules.configFor(place), settings(place)]);
    const said = config?.forPlan(place);
    const { taxonomy, settings: both, isIncluded } = conditionsOf(place, own, said, world.taxonomy);
    const name = uri === undefined ? undefined : shown(uri);
    await pause();
    return {
      name,
      analysis: await inSlices(
        world.analyze(text.replace(/^\uFEFF/u, ''), {
          taxonomy,
          settings: both,
          isIncluded,
          fileName: uri === undefined ? undefined : fileNameOf(uri),
        }),
        world.clock,
        pause,
      ),
      rules: inForce,
      leftOut:
        name !== undefined && leavesOut(place, said?.isExcluded ?? false)
          ? leftOutByTeam(name, inForce)
          : own.enable
            ? undefined
            : 'Nothing was checked: checking is switched off here by the setting “rolecheck.enable”.',
    };
  }

  return {
    read,
    pause,
    rules: async () => {
      await rules.refresh();
      return rulesFor(newDocument);
    },
  };
}
