import { madeUpName } from './names';
import { chanceFrom, type Chance } from './random';

/** A Markdown file that is no plan. */
export interface OtherFile {
  /** Without folders. */
  readonly name: string;
  readonly text: string;
}

const things = ['parser', 'queue', 'cache', 'router', 'index', 'socket', 'buffer', 'schema', 'clock', 'archive'];
const verbs = ['reads', 'writes', 'closes', 'copies', 'sorts', 'splits', 'checks', 'renames', 'packs', 'loads'];
const kinds = ['string', 'number', 'boolean', 'Uint8Array', 'string[]', 'Promise<void>'];
const dishes = ['bread', 'soup', 'pickles', 'dumplings', 'stew', 'pie', 'noodles', 'porridge'];
const sights = ['bridge', 'harbour', 'mill', 'orchard', 'ridge', 'lighthouse', 'market hall', 'old station'];

/** So many files such as repositories and sites are full of: a third each about a program, its interface, a journey. */
export function makeOtherFiles(seed: number, count: number): OtherFile[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = chanceFrom(seed * 1_000_003 + index);
    const number = String(index).padStart(4, '0');
    if (index % 3 === 0) return { name: `about-${number}.md`, text: readMe(chance) };
    if (index % 3 === 1) return { name: `interface-${number}.md`, text: interfacePage(chance) };
    return { name: `journal-${number}.md`, text: blogPost(chance) };
  });
}

function sentence(chance: Chance): string {
  const [one, other] = [chance.oneOf(things), chance.oneOf(things)];
  const name = madeUpName(chance);
  return chance.oneOf([
    `The ${one} ${chance.oneOf(verbs)} what the ${other} of ${name} left behind, ${1 + chance.below(900)} bytes at a time.`,
    `It ${chance.oneOf(verbs)} the ${one} only when the [${other}](./${other}.md) asks for it.`,
    `Since version ${chance.below(9)}.${chance.below(20)} a ${one} named \`${name}\` **never** waits for its ${other}.`,
  ]);
}

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const paragraph = (chance: Chance, make: (chance: Chance) => string): string =>
  times(3 + chance.below(4), () => make(chance)).join(' ');
const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

function readMe(chance: Chance): string {
  const name = madeUpName(chance).toLowerCase();
  const list = times(4 + chance.below(5), () => `- ${sentence(chance)}`).join('\n');
  const chapters = ['Usage', 'Options', 'Building', 'Limits', 'Licence'].map((title) =>
    page([
      `## ${title}`,
      paragraph(chance, sentence),
      '```sh\n' + `npx ${name} --limit ${chance.below(500)}\n` + '```',
    ]),
  );
  return page([`# ${name}`, paragraph(chance, sentence), '## Installing', list, ...chapters]);
}

function interfacePage(chance: Chance): string {
  const methods = times(5 + chance.below(6), () => {
    const name = `${chance.oneOf(verbs)}${madeUpName(chance)}`;
    const rows = times(2 + chance.below(4), () => {
      const row = [`\`${madeUpName(chance).toLowerCase()}\``, `\`${chance.oneOf(kinds)}\``, sentence(chance)];
      return `| ${row.join(' | ')} |`;
    });
    const table = ['| Parameter | Type | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
    return page([`## \`${name}()\``, paragraph(chance, sentence), table]);
  });
  return page([`# Class ${madeUpName(chance)}`, sentence(chance), ...methods]);
}

function blogSentence(chance: Chance): string {
  const place = madeUpName(chance);
  return chance.oneOf([
    `From ${place} we walked ${2 + chance.below(20)} miles to the ${chance.oneOf(sights)}, and the rain held off.`,
    `Nobody in ${place} makes better *${chance.oneOf(dishes)}* than the woman who keeps the ${chance.oneOf(sights)}.`,
    `The ${chance.oneOf(sights)} was shut, so we ate ${chance.oneOf(dishes)} on the steps & watched the boats.`,
  ]);
}

function blogPost(chance: Chance): string {
  const title = `Three days around ${madeUpName(chance)}`;
  const header = `---\ntitle: ${title}\ndate: 20${10 + chance.below(16)}-0${1 + chance.below(9)}-1${chance.below(9)}\n---`;
  const days = ['The first day', 'The second day', 'The third day'].map((day) =>
    page([`## ${day}`, ...times(3, () => paragraph(chance, blogSentence)), `> ${blogSentence(chance)}`]),
  );
  return page([header, `# ${title}`, paragraph(chance, blogSentence), ...days]);
}
