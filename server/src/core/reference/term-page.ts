import type { Relation, RoleId, Term } from '../taxonomy/schema';
import type { Taxonomy } from '../taxonomy/taxonomy';
import { sourceName, sourcesDiffer, whoSaysSo } from './attributions';
import { blocks, bold, bullets, escapeText, quote, table } from './markdown';
import { linked, type LinkTo } from './pages';
import { capitalise, roleList, termLink, toTaxonomy } from './words';

/** Definition, formula and unit of a term. */
export function whatItIs({ definition, formula, unit }: Term): string {
  const how = formula === undefined ? undefined : `${bold('Formula:')} ${escapeText(formula)}`;
  const inWhat = unit === undefined || formula?.startsWith(`${unit} `) === true ? '' : `, given ${unitInWords(unit)}`;
  return blocks(escapeText(definition), how === undefined ? undefined : how + inWhat);
}

const UNITS: Readonly<Record<string, string>> = {
  count: 'as a count',
  ratio: 'as a ratio',
  score: 'as a score',
  index: 'as an index',
  duration: 'as a length of time',
  currency: 'in money',
};

function unitInWords(unit: string): string {
  return unit
    .split(' or ')
    .map((one) => (Object.hasOwn(UNITS, one) ? UNITS[one] : undefined) ?? `in ${escapeText(one)}`)
    .join(' or ');
}

/** Who owns a term and who shares it, in a sentence or two. */
export function whoseItIs(term: Term, taxonomy: Taxonomy, linkTo: LinkTo): string {
  const owners = taxonomy.owners(term);
  const sharers = taxonomy.sharers(term);
  const own = owners.length > 0 ? `${bold('Belongs to')} ${roleList(owners, linkTo)}.` : '';
  const share =
    sharers.length === 0 ? '' : `${bold(own === '' ? 'Shared by' : 'Also used by')} ${roleList(sharers, linkTo)}.`;
  return [own, share].filter((part) => part !== '').join(' ');
}

/** Why a term misleads with a role, and whether everybody sees it so. */
export function whyItMisleads({ reason, strength }: Extract<Relation, { is: 'outside' }>): string {
  return strength === 'arguable' ? `${escapeText(reason)} ${PRACTICE_DIFFERS}` : escapeText(reason);
}

/** Said wherever the taxonomy calls an outside arguable. */
export const PRACTICE_DIFFERS = 'Practice differs on this one: many teams do otherwise.';

/** What a role uses instead of a term, with a word on it; `undefined` where nothing is named. */
export function whatInstead(
  { instead }: Extract<Relation, { is: 'outside' }>,
  taxonomy: Taxonomy,
  linkTo: LinkTo,
): string | undefined {
  const other = instead === undefined ? undefined : taxonomy.term(instead);
  return other === undefined ? undefined : `${termLink(other, linkTo)} – ${lowerFirst(escapeText(other.definition))}`;
}

/** All that is known of a term. */
export function termPage(term: Term, taxonomy: Taxonomy, linkTo: LinkTo): string {
  const sayings = whoSaysSo(term, taxonomy);
  const others = term.sources.map((source) => sourceName(source, taxonomy));
  return blocks(
    `# ${escapeText(term.label)}`,
    `${capitalise(term.dimension)}. ${toTaxonomy('Everything else is in', linkTo)}`.trimEnd(),
    whatItIs(term),
    '## Whose it is',
    whoseItIs(term, taxonomy, linkTo),
    relationTable(term, taxonomy, linkTo),
    '## Words that mean it',
    wordsFor(term),
    sensesOf(term),
    sayings === '' && others.length === 0
      ? undefined
      : blocks(sourcesDiffer(term, taxonomy) ? '## Who says so: the sources differ' : '## Who says so', sayings),
    others.length === 0 ? undefined : blocks('Defined or used in:', bullets(others)),
  );
}

function relationTable(term: Term, taxonomy: Taxonomy, linkTo: LinkTo): string {
  const rows = taxonomy.roles.map(({ id, label }) => [
    linked(escapeText(label), { kind: 'role', role: id }, linkTo),
    ...relationCells(term, id, taxonomy, linkTo),
  ]);
  return table(['Role', '', 'Why, and what instead'], rows);
}

function relationCells(term: Term, role: RoleId, taxonomy: Taxonomy, linkTo: LinkTo): readonly string[] {
  const relation = taxonomy.relation(role, term);
  switch (relation?.is) {
    case 'own':
      return ['owns it', ''];
    case 'share':
      return ['shares it', ''];
    case undefined:
      return ['nothing is said', ''];
    case 'outside': {
      const instead = whatInstead(relation, taxonomy, linkTo);
      return ['does not own it', whyItMisleads(relation) + (instead === undefined ? '' : ` Instead: ${instead}`)];
    }
  }
}

function wordsFor({ forms, weakForms, sectionForms, openForms, dimension }: Term): string {
  const say = (words: readonly string[]): string => words.map(escapeText).join(' · ');
  return blocks(
    say([...forms, ...openForms]),
    weakForms.length === 0 ? undefined : `Only beside a number, or where ${dimension}s are listed: ${say(weakForms)}`,
    sectionForms.length === 0 ? undefined : `Only where ${dimension}s are listed: ${say(sectionForms)}`,
  );
}

function sensesOf({ notThese }: Term): string | undefined {
  if (notThese.length === 0) return undefined;
  const items = notThese.map(({ sense, notWhen }) => {
    const [example] = notWhen;
    return escapeText(sense) + (example === undefined ? '' : ` (${quote(example)})`);
  });
  return blocks('Not meant, though the words may be the same:', bullets(items));
}

/** A definition behind a dash; abbreviations and names keep their capitals. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}+ (?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
