import { readBuiltinTaxonomy } from '../../server/tools/builtin-taxonomy';

/** The taxonomy that Rolecheck brings along; one for all tests, since making its tables takes longer than most of them. */
export const taxonomy = readBuiltinTaxonomy();
