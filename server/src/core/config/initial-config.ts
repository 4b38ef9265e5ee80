/** What whoever begins with Rolecheck has said of their plans. */
export interface InitialAnswers {
  /** Which files are plans, as a pattern relative to the file's folder; `undefined` where Rolecheck is to tell. */
  readonly plans?: string;
  /** Whether findings on which practice differs are shown. */
  readonly showsArguable: boolean;
}

/**
 * The text of a first `.rolecheck.yaml`: what was answered, and for all else examples that hold as soon as the `#` before
 * them is taken away.
 */
export function initialConfig({ plans, showsArguable }: InitialAnswers): string {
  const sections: readonly Section[] = [
    {
      about: [
        'Rolecheck reads this file for all plans in this folder and below it, in every editor and on the command line.',
        'What is behind a # is not in force. To use an example, take away the # and the blank behind it on all its lines.',
      ],
    },
    {
      about: [
        'Which files are plans. Only these are checked then, whatever they look like.',
        'Without this line, Rolecheck tells plans from other documents by what they say.',
      ],
      lines: [`include: [${quoted(plans ?? 'plans/**')}]`],
      inForce: plans !== undefined,
    },
    { about: ['Files and folders that are never checked.'], lines: ['exclude: ["archive/**"]'] },
    {
      about: ['How strongly each kind of finding is shown: error, warning, information, hint, or off.'],
      lines: ['rules:', '  metric-outside-role: error', '  skill-outside-role: off'],
    },
    {
      about: [
        'Findings on which practice differs from team to team: shown one level milder (milder), as strongly as others',
        '(same), or not at all (off).',
      ],
      lines: [`arguable: ${showsArguable ? 'milder' : 'off'}`],
      inForce: true,
    },
    {
      about: [
        'What your teams are called, and what sounds like a role and is none. The roles are community-management,',
        'social-media-management, brand-management and marketing; a role of your own says which of them it is like.',
      ],
      lines: [
        'roles:',
        '  community-management:',
        '    titles: [Member Happiness]',
        '    notThese: [Community garden]',
        '  member-education:',
        '    label: Member education',
        '    like: community-management',
        '    titles: [Member Academy]',
      ],
    },
    {
      about: ['Teams that are recognised and never checked.'],
      lines: ['neighbours:', '  compliance:', '    label: Compliance', '    titles: [Compliance team]'],
    },
    {
      about: [
        'Other words for a metric, tactic, objective, audience or skill, and whose it is with you: a role can own it, share',
        'it, or stand outside it. “rolecheck explain WORDS” prints the name of a term.',
      ],
      lines: [
        'terms:',
        '  click-through-rate:',
        '    forms: [tap-through rate]',
        '    roles:',
        '      community-management: share',
        '      brand-management: { is: outside, reason: Our handbook leaves clicks to social media., sources: [handbook] }',
      ],
    },
    {
      about: ['Where your rules come from, to be named under a term’s roles.'],
      lines: ['sources:', '  handbook: { name: Marketing handbook }'],
    },
    {
      about: ['Other levels for some of the files.'],
      lines: ['overrides:', '  - files: ["drafts/**"]', '    rules: { metric-outside-role: hint }'],
    },
  ];
  return sections.map(draw).join('\n');
}

interface Section {
  readonly about: readonly string[];
  readonly lines?: readonly string[];
  /** Whether the lines count; otherwise they are an example. */
  readonly inForce?: boolean;
}

function draw({ about, lines = [], inForce = false }: Section): string {
  const comment = (line: string): string => `# ${line}`;
  const written = [...about.map(comment), ...(inForce ? lines : lines.map(comment))];
  return `${written.join('\n')}\n`;
}

/** JSON's strings are YAML's, whatever is in them. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
