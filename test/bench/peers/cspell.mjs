import { getDefaultSettings, spellCheckDocument } from 'cspell-lib';

const unlimited = 1_000_000;

/** Its own words, British ones included; nothing is left out because there was much of it already. */
export async function start() {
  const settings = {
    ...(await getDefaultSettings()),
    language: 'en,en-GB',
    maxNumberOfProblems: unlimited,
    maxDuplicateProblems: unlimited,
  };
  const options = { generateSuggestions: false, noConfigSearch: true };
  return async (text) => {
    const result = await spellCheckDocument({ uri: 'plan.md', text, languageId: 'markdown' }, options, settings);
    return result.issues.length;
  };
}
