import type { InlineText } from '../../markdown/inline-text';
import { ownerOf, type People } from '../../roles/owners';
import { elsewhere, evidenceOf, scopeOf, withLabel } from '../context';
import type { ItemLabel, LabelRoles } from './label-groups';
import type { Label } from './labels';
import type { Context, Scope } from '../plan';
import { namesRelation } from './silences';
import { pattern } from '../../text/pattern';

/** What a label opens, or nothing where it is just the beginning of a sentence or a subject. */
export function labelContext(
  text: InlineText,
  label: Label,
  context: Context,
  around: Context,
  siblings: LabelRoles,
  doubtful: boolean,
  people: People,
  alone = false,
): Context | undefined {
  const name = label.roles[0];
  if (label.roles.length > 1) return sharedContext(text, label, context);
  if (name !== undefined) {
    const supported = siblings.names.size > 1 && !siblings.categories;
    const speaks =
      name.form === 'department' ? !label.hasSubject && supported : name.form === 'title' || supported || alone;
    // "What marketing leaves to others" says nothing of whose it is, and all the same that it is not.
    if (!speaks || (doubtful && label.hasSubject))
      return label.silence === 'excluded' && !doubtful ? withLabel(context, text, label) : undefined;
    if (label.neighbours.length > 0)
      return withLabel({ ...around, scope: elsewhere(text, label, 'lead-in') }, text, label);
    const inherited: Context = {
      ...around,
      dimension: label.dimension === undefined ? context.dimension : undefined,
    };
    return withLabel({ ...inherited, scope: scopeOf(text, name, 'lead-in', 'strong') }, text, label);
  }
  const person = personScope(text, label, people);
  if (person !== undefined) return withPersonsLabel(text, label, around, person);
  if (label.silence !== undefined && !doubtful) return withLabel(context, text, label);
  if (label.dimensionOnly && (label.plainDimension || context.scope !== undefined))
    return withLabel(context, text, label);
  const namesSomebody =
    (label.neighbours.length > 0 &&
      !label.hasSubject &&
      (siblings.names.size > 1 || label.neighbours.some((neighbour) => neighbour.form === 'title'))) ||
    (label.someoneElse && siblings.names.size > 1 && label.neighbours.length === 0);
  if (namesSomebody) return { ...around, scope: elsewhere(text, label, 'lead-in') };
  if (siblings.owners && !doubtful && label.dimension === undefined)
    return { ...around, scope: elsewhere(text, label, 'lead-in') };
  if (label.plainDimension && !doubtful) return withLabel(context, text, label);
  return undefined;
}

/** "Letter to the owners (Brand and Marketing)": several who have it together, in parentheses at the end. */
function sharedContext(text: InlineText, label: Label, context: Context): Context | undefined {
  const [first] = label.roles;
  const owners = SHARED.exec(text.text.slice(label.start, label.end))?.[0];
  if (first === undefined || owners === undefined || first.start < label.end - owners.length) return undefined;
  const scope = scopeOf(text, first, 'owner-note', 'strong');
  return { ...context, scope: { ...scope, owners: label.roles.map((role) => ownerOf(role, text.text)) } };
}

const SHARED = /\([^()]*\)?$/;

/** What an item's label opens for the rest of the item and for what is nested in it. */
export function itemContext(
  text: InlineText,
  item: ItemLabel,
  context: Context,
  around: Context,
  siblings: LabelRoles,
  hasChildren: boolean,
  people: People,
): Context | undefined {
  const { label } = item;
  if (label.silence === 'excluded' && (hasChildren || item.restStart < text.text.length))
    return withLabel(context, text, label);
  if (context.scope !== around.scope && label.roles.length === 0) {
    // An owner note on the item has the last word on whose it is; the label may still say of which kind.
    return label.dimensionOnly && label.plainDimension && hasChildren ? withLabel(context, text, label) : undefined;
  }
  const person =
    label.roles.length === 0 && context.scope === around.scope ? personScope(text, label, people) : undefined;
  if (person !== undefined) return withPersonsLabel(text, label, around, person);
  if (label.roles.length === 0 && !hasChildren) {
    if (
      label.silence === 'excluded' ||
      label.silence === 'past' ||
      namesRelation(item.text, text.cuesIn(label.start, label.end))
    )
      return withLabel(context, text, label);
    if (label.dimensionOnly && label.plainDimension && item.restStart < text.text.length)
      return withLabel(context, text, label);
    const isOwner = label.neighbours.length > 0 || (label.someoneElse && siblings.names.size > 1);
    return isOwner && siblings.names.size > 1 && !label.hasSubject && !siblings.categories
      ? { ...around, scope: elsewhere(text, label, 'lead-in') }
      : undefined;
  }
  if (
    item.whole &&
    label.roles.length > 0 &&
    label.roles.every((name) => name.form === 'department') &&
    siblings.names.size < 2
  )
    return undefined;
  if (label.roles.length === 0 && label.silence !== undefined) return withLabel(context, text, label);
  if (label.roles.length === 0 && label.dimensionOnly) return withLabel(context, text, label);
  if (label.roles.length === 0 && hasChildren) {
    const owner = label.neighbours.length > 0 && !label.hasSubject;
    const title = TITLE_OF_A_PERSON.test(
      text.text
        .slice(label.start, label.end)
        .replace(/\([^()]*\)/g, '')
        .trim(),
    );
    return owner || title || (label.someoneElse && siblings.names.size > 1) || siblings.owners
      ? { ...around, scope: elsewhere(text, label, 'lead-in') }
      : undefined;
  }
  if (
    hasChildren &&
    item.whole &&
    label.roles.length === 1 &&
    label.roles[0]?.form !== 'department' &&
    !label.hasSubject
  ) {
    return labelContext(text, label, around, around, siblings, false, people, true);
  }
  return labelContext(text, label, context, around, siblings, item.mark === 'dash', people);
}

/** A label that is the name of a person whom the document ties to a role: "Tove" where Tove is the brand manager. */
export function personScope(text: InlineText, label: Label, people: People): Scope | undefined {
  if (people.size === 0) return undefined;
  const part = text.text.slice(label.start, label.end);
  // Few labels begin with somebody's name, and to look it up costs less than to see whether nothing but a name is there.
  const first = FIRST_WORD.exec(part)?.[0];
  const role = first === undefined ? undefined : people.get(first.replace(GENITIVE, '').toLowerCase());
  if (role === undefined || !(PERSON.test(part) || (label.dimension !== undefined && PERSONS_OWN.test(part))))
    return undefined;
  return { owners: [{ kind: 'role', role }], source: 'lead-in', strength: 'strong', evidence: evidenceOf(text, label) };
}

/** The same context with a person for its scope, and with what the person's label lists. */
function withPersonsLabel(text: InlineText, label: Label, around: Context, scope: Scope): Context {
  return label.dimension === undefined ? { ...around, scope } : withLabel({ ...around, scope }, text, label);
}

const FIRST_WORD = /^[^\s(]+/;
const GENITIVE = /(?:['’]s|(?<=s)['’])$/u;
/** "Tove's number for spring", "Tove's goals". */
const PERSONS_OWN = pattern`^\p{Lu}[\p{L}-]*(?:['’]s|s['’])\s+(?:\p{Ll}+\s+)?(?:numbers?|figures?|goals?|targets?|kpis?|metrics?|measures?|objectives?|tasks?|duties|jobs?|skills?)(?:\s+(?:for|in|this|until|by|from)\b.*)?$`;

/** A first name, alone or with a surname; what stands in parentheses behind it is no part of it. */
const PERSON = pattern`^\p{Lu}[\p{L}'’-]+(?:\s+(?:van|von|de|der|den|da|di|al|el)?\s*\p{Lu}[\p{L}'’.-]*){0,2}(?:\s*\([^()]*\))?$`;

/** A label that ends in a job or a team: whoever it is, it is somebody. */
export const TITLE_OF_A_PERSON =
  /\b(?:manager|lead|leader|director|team|specialist|strategist|coordinator|officer|editor|analyst|consultant|producer|creator|designer|developer|engineer|writer|copywriter|freelancers?|agency|committee|council|board|founder|ceo|coo|cto|cfo|treasurer|trustees?|advocate|administrator|lawyer)s?$/i;
