import { buildRoleWords } from '../roles/role-words';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { NO_PLAN } from './is-plan';

/** What is known of a document before it is read. */
export interface Unread {
  readonly taxonomy: Taxonomy;
  readonly fileName?: string;
  readonly isIncluded?: boolean;
}

/**
 * Whether a document can be a plan at all: told by a look at its words, which costs a fraction of reading it, since most of
 * the documents of most folders are none. Where it says no, `isPlan` does.
 */
export function canBePlan(
  text: string,
  frontMatter: { readonly yaml: string } | undefined,
  { taxonomy, fileName, isIncluded = false }: Unread,
): boolean {
  if (isIncluded || (frontMatter !== undefined && mayAsk(frontMatter.yaml))) return true;
  if (fileName !== undefined && NO_PLAN.test(fileName)) return false;
  return taxonomy.derive(buildRoleWords).mayStandIn(text);
}

/** Front matter that may say `rolecheck:`, or has a way of its own to write a word. */
function mayAsk(yaml: string): boolean {
  return yaml.includes('\\') || yaml.toLowerCase().includes('rolecheck');
}
