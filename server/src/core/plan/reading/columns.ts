import type { Table, TableCell, TableRow } from '../../markdown/blocks';
import { plainText } from '../../markdown/inline-text';
import type { RoleGrammar } from '../../roles/role-names';
import { evidenceOf, strongerSilence } from '../context';
import { readLabel, type Label } from '../labels/labels';
import type { Context, Silence } from '../plan';
import { caseless } from '../../text/pattern';

/** The text of a cell that is not there. */
export const NO_TEXT = plainText('', 0);

/** A column with what its header says. */
export interface Column {
  readonly index: number;
  readonly header: TableCell | undefined;
  readonly label: Label;
  /** Whether it holds owners, or people of some kind, by its header; see {@link ownerHeaderKind}. */
  readonly holds: 'owner' | 'people' | undefined;
}

/** The columns of a table, those included that only a row has. */
export function columnsOf(table: Table, grammar: RoleGrammar): readonly Column[] {
  const width = Math.max(table.header.cells.length, ...table.rows.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, index) => {
    const header = table.header.cells[index];
    const text = header?.text.text ?? '';
    const label = readLabel(header?.text ?? NO_TEXT, 0, text.length, grammar);
    return { index, header, label, holds: ownerHeaderKind(text) };
  });
}

export function headerText(column: Column): string {
  return (column.header?.text.text ?? '').trim();
}

export function cellText(row: TableRow, index: number): string {
  return row.cells[index]?.text.text ?? '';
}

const OWNER_HEADER = caseless`^(?:owners?|owned by|dri|accountable|responsible|accountability|responsibility|assigned(?: to)?|assignee|in charge|decision[- ]?maker|point person|(?:measurement |kpi |metric )?(?:owner|agent)s?.*|who(?:se)? (?:owns|holds|has|carries|runs|takes|does|signs|answers|delivers|pushes|keeps|job|neck|number|desk)\b.*|answerable|by whom|whose|who['’]?s? on it|(?:answers?|answerable|responsible|accountable|stands|cares|signs) for (?:it|this|them)|(?:falls|goes|belongs|assigned|given) to|(?:sits|lies|rests|stays|is) with|(?:held|carried|done|run|led|driven|handled|performed|delivered|produced|made|kept|looked after|taken) by|captain|keeper|custodian|driver)$`;
const PEOPLE_HEADER = caseless`^(?:who|lead(?:s|er)?|team|teams|role|roles|function|functions|crew|unit|department|dept|group|agent|person|stakeholder|position|job|area|desks?|squad|pod|guild|circle|seat|hat|colleague|discipline|hands?|posts?)$`;

/** Whether a column headed so holds owners, or people of some kind, who are owners where its cells name roles. */
export function ownerHeaderKind(header: string): 'owner' | 'people' | undefined {
  if (OWNER_HEADER.test(header.trim())) return 'owner';
  return PEOPLE_HEADER.test(header.trim()) ? 'people' : undefined;
}

const ITEM_HEADER = caseless`^(?:#|no\.?|ref\.?)?\s*(?:what|in$|specific$|deliverables?|kpis?|krs?|metrics?|measures?|indicators?|items?|tasks?|actions?|aps?|action points?|activit(?:y|ies)|objectives?|goals?|numbers?|figures?|topics?|tactics?|initiatives?|pieces?|steps?|things?|programmes?|programs?|campaigns?|workstreams?|work|matter|responsibilit(?:y|ies)|dut(?:y|ies)|key results?|lines?|line item|levers?|bets?|channel|project|content|name|area|process|decision|milestone|asset|event|job to be done|errands?|chores?)\b`;

/** Whether the column's header says that it lists what is owned. */
export function listsItems(column: Column): boolean {
  return ITEM_HEADER.test(headerText(column)) || column.label.plainDimension;
}

/** What a role is held to, in a column beside the roles: "Leading", "Lives by", "Promise". */
const NUMBER_HEADER = caseless`^(?:target|tgt|check|number to look at|what counts|measurable$|results?$|aim|success|measured by|how we measure|(?:what |which )?(?:we|you|they|i)(?: will|['’]ll)? (?:count|watch|measure|track|check|look at)$|watch$|counted$|how (?:(?:we|you|they)(?: will|['’]ll)?|(?:will|do|shall) (?:we|you|they)) (?:know|tell)(?: (?:it|that) (?:works|worked|helps))?$|(?:leading|lagging)(?: (?:ones|numbers?|side))?$|lives? (?:and dies |or dies )?by$|(?:its|their|your|the|our|one|north[- ]star|headline)? ?(?:numbers?|figures?|yardsticks?|promises?|pledges?|commitments?)$)`;

export function isNumberColumn(column: Column): boolean {
  return NUMBER_HEADER.test(headerText(column));
}

/** What a role does or answers for, said by a verb that has the role for its subject: "Runs", "Carries", "On the hook for". */
const CHARGE_HEADER = caseless`^(?:is |are |you['’]?re |we['’]?re )?(?:on (?:the|your|their|its|our) (?:hook|line|plate|desk|sheet|books?|shoulders|list)(?: for)?|held to|in charge of|runs?|carr(?:y|ies)|keeps?|brings?(?: in)?|delivers?|drives?|hosts?|does|makes?|holds?|takes?(?: on| care of)?|looks? after|answers? for|stands? for|signs? for|cares? for|minds?|tends?|builds?|produces?|ships?|pushes|moves?|grows?|earns?|gets done|day job)$`;

/** Whether a column beside a role's row lists what that role does or is measured on. */
export function chargesRole(column: Column): boolean {
  return isNumberColumn(column) || CHARGE_HEADER.test(headerText(column));
}

/** Columns that tell when, where, for whom, why or how it stands; they assign nothing. */
const SKIPPED_HEADER = caseless`^(?:#|no\.?|nr\.?|ref\.?|id|when|dates?|day|week|wk|weeks|month|quarter|time|timing|timeline|slot|due.*|deadline|by|by when|until|where|place|channels? used|platforms?|tools?|source|sources|read from|status|state|progress|notes?|comments?|remarks?|why|achievable|attainable|realistic|relevant|time[- ]bound|timely|because|reason|rationale|definition|description|what it (?:tells|means|is|shows).*|what (?:this|that) means|what they (?:get|would like|want|need|receive|expect|ask)\b.*|what (?:we|you) (?:get|receive)\b.*|meaning|means of .*|formula|how (?:often|calculated|it works|measured)|rhythm|cadence|frequency|every|budget|cost|costs|fee.*|price|spend|amount|€|£|\$|hours.*|days?|fte|headcount|people|members?|names|email|phone|contact|segment|region|market|country|for whom|audience reached|priority|effort|impact|size|risk|approved by|approver|sign-?off.*|signed off by|reviewed by|reviewer|paid by|(?:asked|requested|ordered|wanted|read|seen) (?:by|for)|consulted|informed|shown to|reports? to|works with|help(?:s|ed by|ers?)?|supports?|supported by|backed by|blocked by|depends on|needs|input(?:s)?(?: from)?|feeds?(?: into)?|hands? (?:off|over).*|passes.*|moves from|to|from|within|how|was(?: with)?|before|baseline|base|(?:current|present)(?: (?:state|situation|set-?up|position))?|as[- ]is(?: state)?|status quo|now|today|actual|(?:owners?|teams?|who|lead|held|run) (?:until|before|till|up to)\b.*|(?:old|former|previous|past|earlier|last) (?:owners?|teams?|leads?)\b.*|20\d\d.*|fy ?\d+.*|q\d.*|h\d.*|[+−-]?\d.*)$`;

/** Whether the column tells something about its row and lists nothing that could be owned. */
export function isSkipped(column: Column): boolean {
  return SKIPPED_HEADER.test(headerText(column)) || column.label.silence === 'past';
}

/** What a column's header adds to a cell's context. */
export function columnContext(context: Context, column: Column, silence: Silence | undefined): Context {
  const { scope } = context;
  if (column.header === undefined) return { scope, dimension: context.dimension, silence };
  const { label } = column;
  const evidence = evidenceOf(column.header.text, label);
  return {
    scope,
    dimension:
      label.plainDimension && label.dimension !== undefined
        ? { dimension: label.dimension, evidence }
        : isNumberColumn(column)
          ? { dimension: 'metric', evidence }
          : context.dimension,
    silence: strongerSilence(silence, label.silence === undefined ? undefined : { kind: label.silence, evidence }),
  };
}
