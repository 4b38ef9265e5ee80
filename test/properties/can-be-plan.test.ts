import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canBePlan } from '../../server/src/core/assignments/can-be-plan';
import { findFrontMatter } from '../../server/src/core/markdown/normalise';
import { Rope } from '../../server/src/core/text/rope';
import { parseMarkdown } from '../../server/src/core/markdown/parse-markdown';
import { neededRoleWords } from '../../server/src/core/roles/needed-role-words';
import { buildPlan } from '../../server/src/core/plan/build-plan';
import {
  buildRoleGrammar,
  LEADING_NOUNS,
  LINKS,
  listRoleNames,
  TITLE_NOUNS,
} from '../../server/src/core/roles/role-names';
import { foldWord } from '../../server/src/core/text/fold-word';
import { taxonomy } from '../support/taxonomy';

function canBe(text: string, fileName?: string): boolean {
  return canBePlan(text, findFrontMatter(Rope.of(text)), { taxonomy, ...(fileName === undefined ? {} : { fileName }) });
}

/** Whether the document speaks for a role, told by reading all of it. */
function speaksForRole(text: string): boolean {
  return buildPlan(parseMarkdown(text), taxonomy.derive(buildRoleGrammar)).hasScope;
}

describe('a look at a document’s words', function () {
  this.timeout(30_000);

  it('says no only of what is no plan: none of the plans that are checked here', () => {
    for (const name of readdirSync('test/plans', { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.md')) continue;
      const text = readFileSync(`test/plans/${name}`, 'utf8');
      if (!canBe(text)) assert.equal(speaksForRole(text), false, name);
      // Its lines by themselves: most of them name nobody, and few of the words around them help.
      for (const line of new Set(text.split(/\r?\n/))) {
        if (!canBe(`${line}\n`)) assert.equal(speaksForRole(`${line}\n`), false, line);
      }
    }
  });

  it('knows every spelling of the words that it looks for', () => {
    const spellings = new Set(neededRoleWords(taxonomy.derive(buildRoleGrammar)).anyCase);
    const folded = new Set([...spellings].filter((word) => foldWord(word) === word));
    const endings = [
      '',
      's',
      'es',
      'ies',
      'e',
      'ed',
      'er',
      'ers',
      'ing',
      'me',
      'mes',
      'our',
      'ours',
      'isation',
      'isations',
    ];
    for (const word of spellings) {
      for (let length = 2; length <= word.length; length++) {
        for (const ending of endings) {
          const written = word.slice(0, length) + ending;
          if (folded.has(foldWord(written))) assert.ok(spellings.has(written), written);
        }
      }
    }
  });

  it('says no only of what speaks for no role, however the words are marked up', () => {
    const piece = fc.constantFrom(
      ...[
        'Mar',
        'keting',
        'Marketing',
        'com',
        'munity',
        'Brand',
        's',
        'y',
        'Social',
        ' media',
        'CM',
        'O',
        'manager',
        ' ',
      ],
      ...[
        '**',
        '*',
        '_',
        '~~',
        '`',
        '[',
        '](x)',
        '](x(y)z)',
        ']',
        '<b>',
        '</b>',
        '<b title=">">',
        '<!-- > -->',
        '&amp;',
        '\\',
        "'",
      ],
      ...[
        '# ',
        '\n',
        '\n\n',
        '- ',
        ': ',
        '| ',
        '|---|\n',
        'é',
        '\u0301',
        '\u00AD',
        '.',
        '](<a b> "t")',
        '[x]: y\n',
        '][x]',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = `## ${pieces.join('')}\n\n- Click-through rate\n`;
        if (!canBe(text)) assert.equal(speaksForRole(text), false, JSON.stringify(text));
      }),
      { numRuns: 3000, examples: [[['Mar', '`', 'com', '`']]] },
    );
  });
});

describe('the names of roles', function () {
  this.timeout(30_000);

  const names = listRoleNames(taxonomy).filter(([, { role, kind }]) => role !== undefined && kind !== 'abbreviation');
  const written = names.map(([keys, { capitals, exact }]) => exact ?? (capitals ? keys.join('').toUpperCase() : keys));
  const words = fc.constantFrom(
    ...new Set([...written.flat(), ...TITLE_NOUNS, ...LEADING_NOUNS, ...LINKS, 'content', 'hall']),
  );
  const gap = fc.oneof(
    { weight: 6, arbitrary: fc.constant(' ') },
    fc.constantFrom(
      '-',
      '/',
      ', ',
      '\n',
      '\n  ',
      '\n> ',
      ' & ',
      ' &amp; ',
      '&nbsp;',
      '&ndash;',
      '. ',
      ': ',
      ' | ',
      '_',
    ),
    fc.constantFrom(
      '** ',
      ' **',
      '*',
      '_ ',
      ' _',
      '~~',
      '](x) ',
      ' [',
      '][x] ',
      '](x "y (z)") ',
      '](<a b>)',
      '](x(y)) ',
    ),
    fc.constantFrom(
      '<br>',
      ' <!-- - --> ',
      '<b>',
      '</b> ',
      '\\-',
      '\\\n',
      '`',
      '’s ',
      "' ",
      ' (',
      ') ',
      ' 🚀 ',
      ' ß',
      '\u00A0',
    ),
  );
  const phrase = fc
    .array(fc.tuple(fc.oneof(words, fc.constantFrom(...written.map((keys) => [keys].flat().join(' ')))), gap), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.map(([word, between]) => word + between).join(''));

  it('are not overlooked, whatever stands between their words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('## ', '- ', '- Owner: ', '| a |\n|---|\n| ', '', '---\nrole: '),
        phrase,
        (start, text) => {
          const document = `${start}${text}\n${start.startsWith('---') ? '---\n' : ''}\n- Click-through rate\n`;
          if (!canBe(document)) assert.equal(speaksForRole(document), false, JSON.stringify(document));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
