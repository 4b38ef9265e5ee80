import * as z from 'zod';
import { initialConfig } from '../../core/config/initial-config';
import { askerArgument, command, newDocument } from './command';

/** Where the rules of a document's team stand, and what a first file of them would say. */
export interface TeamRulesAnswer {
  /** The address of the file in force; `undefined` where there is none. */
  readonly file?: string;
  /** YAML in which everything but the usual settings is an example behind a `#`. */
  readonly initial: string;
}

/** `rolecheck.teamRules {uri?}`: which file holds for the document, or for the first folder, as {@link TeamRulesAnswer}. */
export const teamRules = command(
  () => z.object({ uri: askerArgument() }),
  async ({ uri }, { rules }): Promise<TeamRulesAnswer> => {
    const config = await rules.configFor(uri ?? newDocument);
    return { file: config?.layers.at(-1)?.uri, initial: initialConfig({ showsArguable: true }) };
  },
);
