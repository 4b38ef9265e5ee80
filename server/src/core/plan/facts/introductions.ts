import type { InlineText } from '../../markdown/inline-text';
import type { RoleGrammar } from '../../roles/role-names';
import type { RoleId } from '../../taxonomy/schema';
import { openingNames, readingOf, type Tie } from './text-reading';
import { caseless, pattern } from '../../text/pattern';

const NAMED = String.raw`(?:(?:Ms|Mr|Mrs|Mx|Dr)\.?\s+)?(\p{Lu}[\p{L}-]*\p{Ll})(?:\s+(?:(?:van|von|de|der|den|da|di|al)\s+)?\p{Lu}[\p{L}-]+){0,2}`;
/** A quick look whether a text may introduce somebody in a sentence. */
const INTRODUCES = pattern`(?:\p{Lu}\p{L}*\p{Ll}|\bI)\s+(?:(?:is|am|runs?|leads?|heads?|manages?|does|looks\s+after)\b)|\bis\s+\p{Lu}\p{L}*\p{Ll}|['’]m\s|,\s(?:M[rsx]{1,2}\.?\s|Dr\.?\s)?\p{Lu}\p{L}+[,.]|(?:\p{Lu}|@)[\p{L}\d._-]+\s\(|,\sour\s`;
/** "Ingrid is our", with the role behind it. */
const IS_ROLE = pattern`(?<![\p{L}’'])${NAMED}(?:\s+\p{Lu}\.)?(?:\s+\([^()]{1,40}\)|,\s[^,.;]{1,40},)?\s+(?:is|(?:is\s+)?now|becomes)\s+(?:(?:also|now|still|currently|and remains)\s+)*(?:(?:the|our|my|your|a|an|both)\s+)?$`;
/** "Ingrid Aas, who came to us as": a relative clause that says what somebody is. */
const WHO_IS_ROLE = pattern`(?<![\p{L}’'])${NAMED},\s+who\s+(?:is|(?:came|joined|works?|started|serves?|has\s+been)\s+(?:\p{Ll}+\s+){0,3}?as)\s+(?:now\s+)?(?:(?:the|our|my|your|a)\s+)?$`;
/** "Brand is Ludwika": the function first. */
const ROLE_IS = pattern`^\s+is\s+${NAMED}(?=[.,;]|\s+(?:and|with)\s|\s*$)`;
/** "Ingrid runs the", with a department or a team behind it. */
const RUNS_ROLE = pattern`(?<![\p{L}’'])${NAMED}(?:,\s+who)?\s+(?:also\s+)?(?:runs|leads|heads(?:\s+up)?|manages|does|is\s+in\s+charge\s+of|looks\s+after|is\s+responsible\s+for|is\s+on)\s+(?:(?:the|our|my|your)\s+)?$`;
/** ", Pelle our", the verb left out that the clause before has said. */
const GAPPED_ROLE = pattern`(?:[,;]|\sand)\s+${NAMED}\s+(?:the|our|my|your)\s+$`;
const I_AM = pattern`(?<!\p{L})I(?:\s+am|['’]m|\s+(?:run|lead|head|manage|do))\s+(?:(?:the|our|your)\s+)?$`;
/** "(she does" behind a name. */
const DOES_ROLE = pattern`(?<![\p{L}’'])${NAMED}\s+\((?:she|he|they)\s+(?:does|do|runs?|is|are|leads?)\s+(?:(?:the|our)\s+)?$`;
/** Those present: "Saoirse (marketing lead), Emeka (social)". */
const ATTENDANCE = caseless`^\W*(?:present|attend(?:ees|ing|ance)|participants|in the room|people|the team|with|crew)\b[^.]{0,20}:`;
const IN_PARENTHESES = pattern`(?<![\p{L}’'])${NAMED}\s+\(\s*(?:the\s+|our\s+)?$`;
/** "@saoirse (marketing lead)": a handle is somebody's wherever it stands. */
const HANDLE_IN_PARENTHESES = pattern`@([\p{L}\d][\p{L}\d._-]*)\s+\(\s*(?:the\s+|our\s+)?$`;
/** How far before a role its person may stand, in characters. */
const NEARBY = 90;

/** How far into a text people are looked for, in characters. */
const INTRODUCTION = 1200;

/** The words right before a role without which no sentence introduces somebody there. */
const MAY_INTRODUCE = caseless`(?:\b(?:is|am|are|now|becomes|as|runs?|leads?|heads?|up|manages?|do|does|of|after|for|on|the|our|my|your|an?|both)|['’]m)\s+$|\(\s*$`;
/** "our new": what stands before a role that a name follows. */
const OWNED = caseless`\b(?:our|the|your|my)\s+(?:\p{L}+\s+)?$`;
/** Behind a role: ", Ingrid Aas". */
const NAME_BEHIND = pattern`^,\s+${NAMED}(?=[,.;]|\s+\(|\s*$)`;

/** People whom running text introduces: "Ingrid is our community manager, Pelle our social media manager", "I run marketing". */
export function introducedIn(inline: InlineText, grammar: RoleGrammar): readonly Tie[] {
  const reading = readingOf(inline, grammar);
  return (reading.introduced ??= reading.mayNameRoles(inline) ? findIntroduced(inline, grammar) : NONE);
}

const NONE: readonly Tie[] = [];

function findIntroduced(inline: InlineText, grammar: RoleGrammar): readonly Tie[] {
  const text = inline.text.slice(0, INTRODUCTION);
  const names = openingNames(inline, INTRODUCTION, grammar);
  if (!names.some(({ role, form }) => role !== undefined && form !== 'abbreviation')) return NONE;
  // The look goes through all of the text: it waits for a role before which somebody may be introduced.
  let isIntroduction: boolean | undefined;
  const introduces = (): boolean => (isIntroduction ??= INTRODUCES.test(text));
  const ties: Tie[] = [];
  const tie = (name: string, role: RoleId): void => {
    ties.push([name, role]);
  };
  let introducedBefore = -1;
  for (const [index, { role, form, start, end }] of names.entries()) {
    if (role === undefined || form === 'abbreviation' || isGenitive(text, end)) continue;
    // Whatever introduces somebody here leaves a blank or a parenthesis before the role.
    if (start > 0 && !BLANK_OR_PARENTHESIS.test(text.charAt(start - 1))) continue;
    const isBare = form === 'department';
    if (isBare && !endsThere(text, end)) continue;
    const before = text.slice(Math.max(0, start - NEARBY), start);
    const mayIntroduce = MAY_INTRODUCE.test(before.slice(-24));
    if (mayIntroduce && !introduces()) return NONE;
    const person = mayIntroduce
      ? (WHO_IS_ROLE.exec(before) ??
        RUNS_ROLE.exec(before) ??
        DOES_ROLE.exec(before) ??
        (isBare ? null : IS_ROLE.exec(before)) ??
        (!isBare && introducedBefore === index - 1 ? GAPPED_ROLE.exec(before) : null) ??
        HANDLE_IN_PARENTHESES.exec(before) ??
        (ATTENDANCE.test(text) ? IN_PARENTHESES.exec(before) : null))
      : null;
    if (
      person?.[1] !== undefined &&
      !names.some((name) => name.start < start && text.slice(name.start, name.end) === person[1])
    ) {
      if (/\b(?:neither|nor|not|if|whether|unless)\s*$/i.test(before.slice(0, person.index))) continue;
      introducedBefore = index;
      tie(person[1], role);
    }
    if (before.includes('I') && I_AM.test(before)) tie('I', role);
    const is = isFollowedByIs(text, end) && OPENS.test(before) ? ROLE_IS.exec(text.slice(end, end + NEARBY)) : null;
    if (is?.[1] !== undefined) tie(is[1], role);
    if (isBare) continue;
    const behind = text.charAt(end) === ',' ? NAME_BEHIND.exec(text.slice(end, end + NEARBY)) : null;
    if (behind?.[1] !== undefined && OWNED.test(before)) {
      const at = end + behind.index + 2;
      if (!names.some((name) => name.start < at + behind[0].length && name.end > at)) tie(behind[1], role);
    }
  }
  return ties.length > 0 && introduces() ? ties : NONE;
}

/** "the community manager's": something of the role's is spoken of. */
function isGenitive(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  return isApostrophe(text.charAt(end)) || isApostrophe(last) || (last === 's' && isApostrophe(text.charAt(end - 2)));
}

function isApostrophe(character: string): boolean {
  return character === "'" || character === '’';
}

/** "I run marketing until May", but not "I run marketing campaigns". */
function endsThere(text: string, end: number): boolean {
  return (isFollowedByIs(text, end) && ROLE_IS.test(text.slice(end, end + NEARBY))) || ENDS_THERE.test(text.slice(end));
}

/** A look without which {@link ROLE_IS} is not tried. */
function isFollowedByIs(text: string, end: number): boolean {
  return FOLLOWED_BY_IS.test(text.slice(end, end + NEARBY));
}

const BLANK_OR_PARENTHESIS = /[\s(]/;
const ENDS_THERE = /^\s*(?:$|[.,;:)!–—]|\s(?:until|from|since|here|for|on|with|and|at|in|alone|too)\b)/u;
const FOLLOWED_BY_IS = /^\s+is\s/;
/** Nothing but an article stands before the role in its sentence. */
const OPENS = /(?:^|^\s*\d+(?:\.\d+)*\.?\s|[.!?]\s)\s*(?:our\s+|the\s+)?$/i;
