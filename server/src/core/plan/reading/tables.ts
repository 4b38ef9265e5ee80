import type { Table, TableRow } from '../../markdown/blocks';
import type { InlineText } from '../../markdown/inline-text';
import {
  cellText,
  chargesRole,
  columnContext,
  columnsOf,
  headerText,
  isNumberColumn,
  isSkipped,
  listsItems,
  NO_TEXT,
  type Column,
} from './columns';
import { elsewhere, evidenceOf, scopeOf, withLabel } from '../context';
import { labelRolesOf, type WordedLabel } from '../labels/label-groups';
import { readLabel, type Label } from '../labels/labels';
import { namesRole, ownerOf, readOwners, sameOwner } from '../../roles/owners';
import type { Owner, OwnerReading, People } from '../../roles/owners';
import type { Context, Scope, Silence } from '../plan';
import type { RoleGrammar } from '../../roles/role-names';
import { namesIn, readingOf } from '../facts/text-reading';
import { namesPeriod } from '../../text/times';

/** A cell that may assign something, with whom its table gives it to. */
export interface CellReading {
  readonly text: InlineText;
  readonly context: Context;
}

/**
 * Reads who owns what in a table. Its own columns and rows beat the scope around it; without any, its rows belong to
 * whoever the section belongs to.
 */
export function readTable(
  table: Table,
  context: Context,
  grammar: RoleGrammar,
  people: People,
): readonly CellReading[] {
  const columns = columnsOf(table, grammar);
  return (
    readMatrix(table, columns, context, grammar) ??
    readTransposedMatrix(table, columns, context, grammar, people) ??
    readRoleColumns(table, columns, context, grammar) ??
    readOwnerColumn(table, columns, context, grammar, people) ??
    readSectionRows(table, columns, context, grammar) ??
    readLabelRows(table, columns, context, grammar) ??
    readPlainRows(table.rows, columns, context)
  );
}

const LETTERS =
  /^(?:[RASCIVQO](?:\s*[/,&+]?\s*[RASCIVQO])*|[rasciv](?:\s*[/,&+]\s*[rasciv])*|[✔✓✅☑xX×●•○◐–—-]+|yes|no|n\/a)$/u;
const RESPONSIBLE = /[RAra]/;
const TICK = /^(?:[✔✓✅☑]+|[xX×]|yes)$/u;

/** RACI with a column for everyone: whoever has R or A owns the row. Without letters, ticks count. */
function readMatrix(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
): readonly CellReading[] | undefined {
  const marks = columns.filter((column) => column.index > 0 && isMarkColumn(table, column.index));
  const named = marks.filter((column) => namedRoles(column).length > 0);
  if (named.length === 0 || marks.length < 2) return undefined;
  const hasLetters = table.rows.some((row) => marks.some((column) => RESPONSIBLE.test(letterOf(row, column))));
  const readings: CellReading[] = [];
  for (const row of table.rows) {
    const owning = marks.filter((column) =>
      hasLetters
        ? RESPONSIBLE.test(letterOf(row, column)) && !TICK.test(letterOf(row, column))
        : TICK.test(letterOf(row, column)),
    );
    if (owning.length === 0) continue;
    const owners = owning.flatMap((column) => columnOwners(column));
    const first = owning.find((column) => namedRoles(column).length > 0) ?? owning[0];
    const header = first?.header;
    if (first === undefined || header === undefined) continue;
    const evidence = evidenceOf(header.text, namedRoles(first)[0] ?? first.label);
    const scope: Scope = { owners, source: 'matrix', strength: 'strong', evidence };
    readings.push(...readMatrixItem(row, columns, marks, { ...context, scope }, grammar));
  }
  return readings;
}

/** RACI turned round: the letters are the columns, the names stand in the cells. */
function readTransposedMatrix(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
  people: People,
): readonly CellReading[] | undefined {
  const owning = columns.filter((column) =>
    /^(?:R|A|R\/A|A\/R|responsible|accountable)(?:\s*\(.*\))?$/i.test(headerText(column)),
  );
  const others = columns.filter((column) =>
    /^(?:S|C|I|supports?|consulted|informed)(?:\s*\(.*\))?$/i.test(headerText(column)),
  );
  if (owning.length < 2 && (owning.length === 0 || others.length === 0)) return undefined;
  const read = readingOnce(grammar, people);
  return table.rows.flatMap((row) => {
    const scope = ownersInCells(row, owning, 'matrix', read);
    return scope === undefined
      ? []
      : readMatrixItem(row, columns, [...owning, ...others], { ...context, scope }, grammar);
  });
}

/** The item of a matrix row: its first cell with text that is neither a letter nor a mere detail. */
function readMatrixItem(
  row: TableRow,
  columns: readonly Column[],
  letters: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
): readonly CellReading[] {
  const item = columns.find(
    (column) => !letters.includes(column) && !isSkipped(column) && cellText(row, column.index).trim() !== '',
  );
  const cell = item === undefined ? undefined : row.cells[item.index];
  if (item === undefined || cell === undefined) return [];
  return [{ text: cell.text, context: cellContext(context, row, item, rowSilence(row, grammar)) }];
}

/** Two or more columns that name roles, with duties or numbers in their cells. The row's first cell says of which kind. */
function readRoleColumns(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
): readonly CellReading[] | undefined {
  const named = columns.filter(
    (column) =>
      namedRoles(column).length === 1 ||
      (column.label.neighbours.length > 0 && column.label.roles.length === 0 && !column.label.hasSubject),
  );
  const roles = new Set(named.flatMap((column) => namedRoles(column).map((name) => name.role)));
  if (named.length < 2 || roles.size === 0) return undefined;
  if (roles.size < 2 && named.every((column) => namedRoles(column).length > 0)) return undefined;
  const readings: CellReading[] = [];
  for (const row of table.rows) {
    const first = row.cells[0];
    const firstNamed = named.some((column) => column.index === 0);
    const rowLabel =
      first === undefined || firstNamed ? undefined : readLabel(first.text, 0, first.text.text.length, grammar);
    const rowContext =
      first === undefined || rowLabel === undefined ? context : withLabel(context, first.text, rowLabel);
    for (const column of named) {
      const cell = row.cells[column.index];
      const name = namedRoles(column)[0];
      if (cell === undefined || column.header === undefined || name === undefined) continue;
      const scope = scopeOf(column.header.text, name, 'role-column', 'strong');
      readings.push({ text: cell.text, context: { ...rowContext, scope } });
    }
  }
  return readings;
}

/** A column whose cells are roles, teams or people: Owner beats Team, and the first column makes each row one role's. */
function readOwnerColumn(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
  people: People,
): readonly CellReading[] | undefined {
  // Whoever finds the owners' columns has read their cells already.
  const read = readingOnce(grammar, people);
  const owning = ownerColumns(table, columns, read, grammar, people);
  if (owning.length === 0) return undefined;
  const rowIsRole = owning.some((column) => column.index === 0);
  // A column headed “Job” or “Role” may hold duties.
  const holdsPeople = (column: Column): boolean =>
    !MAY_HOLD_DUTIES.test(headerText(column)) ||
    table.rows.some((row) => namesSomebody(row.cells[column.index]?.text, read));
  const others = columns.filter(
    (column) => !owning.includes(column) && !(column.holds === 'people' && holdsPeople(column)),
  );
  const candidates = others.filter((column) => !isSkipped(column));
  // Whatever a role does in each season.
  const seasons = others.filter((column) => namesPeriod(headerText(column)));
  const isBySeason = rowIsRole && seasons.length > 1 && candidates.every((column) => seasons.includes(column));
  const items = isBySeason
    ? seasons
    : rowIsRole
      ? roleRowColumns(candidates, owning)
      : itemColumns(candidates, Math.min(...owning.map((column) => column.index)));
  const readings: CellReading[] = [];
  let above: Scope | undefined;
  for (const row of table.rows) {
    // Whose a row is stands at its beginning, or above where nothing stands there: a cell for several rows.
    const goesOn = rowIsRole && owning.every(({ index }) => REPEATS.test(cellText(row, index)));
    const scope = goesOn ? above : ownersInCells(row, owning, rowIsRole ? 'role-row' : 'owner-column', read);
    above = scope;
    if (scope === undefined) continue;
    for (const column of items) {
      const cell = row.cells[column.index];
      if (cell === undefined) continue;
      readings.push({
        text: cell.text,
        context: cellContext({ ...context, scope }, row, column, ownedSilence(context.silence)),
      });
    }
  }
  return readings;
}

/** Whether a cell names a role or somebody else who is known. */
function namesSomebody(text: InlineText | undefined, read: ReadCell): boolean {
  const reading = text === undefined ? undefined : read(text);
  return reading !== undefined && namesRole(reading.owners);
}

const MAY_HOLD_DUTIES = /^(?:jobs?|roles?|functions?|positions?|posts?|areas?|disciplines?)$/i;

/** A cell that says what the one above it says. */
const REPEATS = /^\s*(?:["”″〃↑]|ditto|same)?\s*$/iu;

/** Beside the roles, what they have and what they do not; "Whose | Line" has its items anywhere behind the owner. */
function roleRowColumns(candidates: readonly Column[], owning: readonly Column[]): readonly Column[] {
  const charges = candidates.filter(
    (column) => column.label.dimension !== undefined || column.label.silence !== undefined || chargesRole(column),
  );
  const isPlain = owning.some((column) => column.holds === 'owner' && !/agent/i.test(headerText(column)));
  return isPlain && !charges.some((column) => column.label.silence === undefined && !isNumberColumn(column))
    ? candidates.filter((column) => charges.includes(column) || column === candidates[0] || listsItems(column))
    : charges;
}

/** In an owner table somebody owns each row, even in a section about budgets or meetings. */
function ownedSilence(silence: Silence | undefined): Silence | undefined {
  return silence?.kind === 'reference' ? undefined : silence;
}

/** Whom a cell names as owners. */
type ReadCell = (text: InlineText) => OwnerReading | undefined;

/** Reads each cell of a table once. */
function readingOnce(grammar: RoleGrammar, people: People): ReadCell {
  const readings = new Map<InlineText, OwnerReading | undefined>();
  return (text) => {
    let reading = readings.get(text);
    if (reading === undefined && !readings.has(text)) {
      reading = readOwners(text, 0, text.text.length, grammar, people, namesIn(text, 0, text.text.length, grammar));
      readings.set(text, reading);
    }
    return reading;
  };
}

function ownerColumns(
  table: Table,
  columns: readonly Column[],
  read: ReadCell,
  grammar: RoleGrammar,
  people: People,
): readonly Column[] {
  const holdsRoles = (column: Column): boolean => {
    let filled = 0;
    let naming = 0;
    for (const row of table.rows) {
      const text = cellText(row, column.index);
      if (text.trim() === '') continue;
      filled++;
      const inline = row.cells[column.index]?.text ?? NO_TEXT;
      if (!mayNameOwner(inline, grammar, people)) continue;
      const reading = read(inline);
      const label = readLabel(inline, 0, text.length, grammar);
      const isTitle = label.roles[0]?.form === 'title' && text.length <= LONGEST_NAME;
      const isPerson = label.roles.length === 0;
      if (reading !== undefined && namesRole(reading.owners) && (isTitle || isPerson || !label.hasSubject)) naming++;
      else if (label.neighbours.length > 0 && !label.hasSubject) naming += 0.5;
    }
    return naming >= 1 && (column.holds === 'owner' || naming * 3 >= filled);
  };
  const named = columns.filter((column) => column.holds === 'owner' && !isSkipped(column) && holdsRoles(column));
  const first = named.filter((column) => !GOES_TO.test(headerText(column)));
  if (first.length > 0) return first;
  const people_ = columns.filter((column) => column.holds === 'people' && holdsRoles(column));
  const byName = people_.find((column) => /^(?:who|lead|agent|person|dri)/i.test(headerText(column))) ?? people_[0];
  if (byName !== undefined) return [byName];
  if (named.length > 0) return named;
  const nameless = columns.find((column) => headerText(column) === '' && holdsRoles(column));
  return nameless === undefined ? [] : [nameless];
}

/** Beside a column of owners or of people, whom they report to or hand over to. */
const GOES_TO = /^\s*(?:goes|given|falls) to\s*$/i;

/** A look at a cell's words without which it names neither a role nor a neighbour nor a role's person. */
function mayNameOwner(inline: InlineText, grammar: RoleGrammar, people: People): boolean {
  if (readingOf(inline, grammar).mayNameRoles(inline)) return true;
  return people.size > 0 && inline.wordsIn(0, inline.text.length).some(({ raw }) => people.has(raw.toLowerCase()));
}

/** How long a cell may be that names an owner, in characters: "Agency performance marketing team". */
const LONGEST_NAME = 50;

function ownersInCells(
  row: TableRow,
  columns: readonly Column[],
  source: Scope['source'],
  read: ReadCell,
): Scope | undefined {
  const owners: Owner[] = [];
  let evidence: Scope['evidence'] | undefined;
  for (const column of columns) {
    const cell = row.cells[column.index];
    if (cell === undefined) continue;
    const reading = read(cell.text);
    if (reading === undefined) continue;
    owners.push(...reading.owners.filter((owner) => !owners.some((other) => sameOwner(owner, other))));
    if (evidence === undefined || namesRole(reading.owners)) evidence ??= evidenceOf(cell.text, reading);
  }
  return evidence === undefined ? undefined : { owners, source, strength: 'strong', evidence };
}

/**
 * The columns that say what is owned: those headed so, and those of numbers. Where no header says so, whatever stands
 * before the owner, or else the first column of words.
 */
function itemColumns(candidates: readonly Column[], owner: number): readonly Column[] {
  const headed = candidates.filter(
    (column) => listsItems(column) || column.label.silence !== undefined || isNumberColumn(column),
  );
  const first = candidates[0];
  const hasItem = headed.some((column) => column.label.silence === undefined && !isNumberColumn(column));
  if (hasItem || first === undefined) return headed;
  return candidates.filter((column) => column === first || column.index < owner || headed.includes(column));
}

/** A table of a section that belongs to somebody: what its first column and its dimension columns list. */
function readPlainRows(
  rows: readonly TableRow[],
  columns: readonly Column[],
  context: Context,
): readonly CellReading[] {
  const candidates = columns.filter((column) => !isSkipped(column));
  const first = candidates[0];
  const items = candidates.filter(
    (column) =>
      listsItems(column) ||
      isNumberColumn(column) ||
      (column === first && (headerText(column) === '' || context.dimension !== undefined)),
  );
  return rows.flatMap((row) =>
    items.flatMap((column) => {
      const cell = row.cells[column.index];
      return cell === undefined
        ? []
        : [{ text: cell.text, context: cellContext(context, row, column, context.silence) }];
    }),
  );
}

/** What a cell's column says of it. A goal with its values beside it is a number: "Sense of belonging | 6.1 | 7". */
function cellContext(context: Context, row: TableRow, column: Column, silence: Silence | undefined): Context {
  const said = columnContext(context, column, silence);
  if (said.dimension?.dimension !== 'objective') return said;
  const isCounted = row.cells.some(({ text }, index) => index !== column.index && VALUE.test(text.text));
  return isCounted ? { ...said, dimension: { ...said.dimension, dimension: 'metric' } } : said;
}

const VALUE = /^\W*(?!20\d\d\s*$)\d[\d.,]*\s*(?:%|k\b|m\b|$)/i;

/** Rows that are headings of those beneath them, with one cell that says something: "**Community**", then what it has. */
function readSectionRows(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
): readonly CellReading[] | undefined {
  if (columns.length < 2) return undefined;
  const labels = table.rows.map((row) => sectionLabel(row, grammar));
  const headings = labels.filter((heading) => heading !== undefined);
  const { names, categories } = labelRolesOf(headings);
  const roles = headings.flatMap(({ label }) => label.roles);
  // "E-mail" beside "Social" is a channel, and so is the other one.
  if (!roles.some(({ form }) => form === 'title') && (roles.length === 0 || names.size < 2 || categories))
    return undefined;
  const starts = labels.flatMap((heading, index) => (heading === undefined ? [] : [index]));
  const before = readPlainRows(table.rows.slice(0, starts[0]), columns, context);
  return before.concat(
    ...starts.map((start, index) => {
      const [label, text] = [labels[start]?.label, table.rows[start]?.cells[0]?.text];
      if (label === undefined || text === undefined) return [];
      const [name, another] = label.roles;
      const scope =
        name === undefined || another !== undefined
          ? elsewhere(text, label, 'role-row')
          : scopeOf(text, name, 'role-row', 'strong');
      const beneath = table.rows.slice(start + 1, starts[index + 1]);
      return readPlainRows(beneath, columns, withLabel({ ...context, scope }, text, label));
    }),
  );
}

/** "2027", "Q3 2027", "FY27": what the rows list is listed for then. */
const PERIOD = /^(?:(?:q[1-4]|h[12]|fy)[ -]?)?(?:20)?\d\d(?:[/–-](?:20)?\d\d)?$/i;

/** The rows of a goal that is to be specific, measurable, achievable, relevant and time-bound. */
const SMART: ReadonlyMap<string, Pick<Label, 'dimension' | 'silence'>> = new Map<
  string,
  Pick<Label, 'dimension' | 'silence'>
>([
  ['specific', { dimension: 'objective', silence: undefined }],
  ['measurable', { dimension: 'metric', silence: undefined }],
  ...['achievable', 'attainable', 'realistic', 'relevant', 'time-bound', 'timely'].map(
    (word) => [word, { dimension: undefined, silence: 'reference' }] as const,
  ),
]);

/** Rows whose first cells say what the others list: "Purpose", "Measured on", "What we do", "What we leave to others". */
function readLabelRows(
  table: Table,
  columns: readonly Column[],
  context: Context,
  grammar: RoleGrammar,
): readonly CellReading[] | undefined {
  const labels = table.rows.map(({ cells: [first] }) => {
    const label = first === undefined ? undefined : readLabel(first.text, 0, first.text.text.length, grammar);
    if (first === undefined || label === undefined) return undefined;
    const smart = SMART.get(first.text.text.trim().toLowerCase());
    if (smart !== undefined) return { label: { ...label, ...smart }, text: first.text };
    return label.dimensionOnly || label.silence !== undefined ? { label, text: first.text } : undefined;
  });
  const dimensions = new Set(labels.flatMap((row) => row?.label.dimension ?? []));
  const said = labels.filter((row) => row !== undefined).length;
  if (dimensions.size < 2 || said * 2 < labels.length) return undefined;
  return table.rows.flatMap((row, index) => {
    const { label, text } = labels[index] ?? {};
    if (label === undefined || text === undefined) return [];
    const around = withLabel({ ...context, dimension: undefined }, text, label);
    return columns.slice(1).flatMap((column) => {
      const cell = row.cells[column.index];
      if (cell === undefined || (isSkipped(column) && !PERIOD.test(headerText(column)))) return [];
      const { silence } = columnContext(around, column, around.silence);
      return [{ text: cell.text, context: { ...around, silence } }];
    });
  });
}

/** What a row says that has nothing but its first cell. */
function sectionLabel({ cells: [first, ...others] }: TableRow, grammar: RoleGrammar): WordedLabel | undefined {
  if (first === undefined || others.some(({ text }) => text.text.trim() !== '')) return undefined;
  const label = readLabel(first.text, 0, first.text.text.length, grammar);
  const text = first.text.text.trim();
  if (label.dimensionOnly || text === '') return undefined;
  return { label, text };
}

function rowSilence(row: TableRow, grammar: RoleGrammar): Silence | undefined {
  const first = row.cells[0];
  if (first === undefined) return undefined;
  const label = readLabel(first.text, 0, first.text.text.length, grammar);
  return label.silence === 'excluded' || label.silence === 'past'
    ? { kind: label.silence, evidence: evidenceOf(first.text, label) }
    : undefined;
}

function isMarkColumn(table: Table, index: number): boolean {
  let filled = 0;
  let marks = 0;
  for (const row of table.rows) {
    const text = cellText(row, index);
    const isWord = BEGINS_A_WORD.test(text);
    const letters = isWord ? text : text.replace(/[*_\s\ufe0f]/g, '');
    if (letters === '') continue;
    filled++;
    if (!isWord && LETTERS.test(letters)) marks++;
    // So many words that the rows below cannot make up for them.
    if (filled - marks > table.rows.length / 4) return false;
  }
  return filled > 0 && marks / filled >= 0.8;
}

/** What no mark begins with; a look at most cells that spares taking them apart. */
const BEGINS_A_WORD = /^[A-Za-z\d](?<![RASCIVQOXxynrasciv])/;

function letterOf(row: TableRow, column: Column): string {
  return cellText(row, column.index).replace(/[*_\s\ufe0f]/g, '');
}

function namedRoles(column: Column): Label['roles'] {
  return column.label.hasSubject && column.label.roles.every((name) => name.form === 'department')
    ? []
    : column.label.roles;
}

function columnOwners(column: Column): readonly Owner[] {
  const text = column.header?.text.text ?? '';
  const names = namedRoles(column);
  if (names.length === 0) return [{ kind: 'other', name: headerText(column) }];
  return [...names, ...column.label.neighbours].map((name) => ownerOf(name, text));
}
