import { plainText } from '../../markdown/inline-text';
import { namesRole, readOwners } from '../../roles/owners';
import type { RoleGrammar } from '../../roles/role-names';
import { NOWHERE } from '../context';
import type { FrontMatterReading } from './front-matter';
import { isDocumentTitle, readLabel } from '../labels/labels';
import type { Context, Scope } from '../plan';

/** Whom the front matter makes the document speak for: `role:`, `roles:`, or a title that names a role. */
export function frontMatterContext(frontMatter: FrontMatterReading, grammar: RoleGrammar): Context {
  const values = frontMatter.roles;
  if (values.length > 0) return { ...NOWHERE, scope: frontMatterScope(values, grammar) };
  for (const title of frontMatter.titles) {
    const label = readLabel(plainText(title.text, title.span.start), 0, title.text.length, grammar);
    const name = label.roles[0];
    if (name?.role === undefined || label.roles.length > 1 || label.neighbours.length > 0) continue;
    const speaks =
      name.form === 'department' ? !label.hasSubject && name.role !== 'marketing' && isDocumentTitle(title.text) : true;
    if (speaks)
      return {
        ...NOWHERE,
        scope: {
          owners: [{ kind: 'role', role: name.role }],
          source: 'title',
          strength: 'strong',
          evidence: title.span,
        },
      };
  }
  return NOWHERE;
}

/** Whom the front matter names as the file's keeper; they speak only for a document in which nobody else is named. */
export function keeperContext(frontMatter: FrontMatterReading, grammar: RoleGrammar): Context | undefined {
  const scope = frontMatterScope(frontMatter.keepers, grammar);
  return scope !== undefined && namesRole(scope.owners) ? { ...NOWHERE, scope } : undefined;
}

function frontMatterScope(values: FrontMatterReading['roles'], grammar: RoleGrammar): Scope | undefined {
  const owners = values.flatMap(
    (value) =>
      readOwners(plainText(value.text, value.span.start), 0, value.text.length, grammar, new Map())?.owners ?? [],
  );
  const first = values[0];
  return first === undefined || owners.length === 0
    ? undefined
    : { owners, source: 'front-matter', strength: 'strong', evidence: first.span };
}
