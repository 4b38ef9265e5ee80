import * as z from 'zod';
import { insertBlock } from '../../core/lookup/insert-block';
import { comparisonTable } from '../../core/writing/tables';
import { command, positionArgument, uriArgument } from './command';
import { insertAtCaret } from './insert';
import { rolesArgument, severalRoles } from './roles';

const schema = () => z.object({ uri: uriArgument(), position: positionArgument(), roles: rolesArgument() });

/**
 * `rolecheck.insertComparisonTable {uri, position, roles[]}` writes a table that compares two or more roles at the caret,
 * or behind the paragraph, list or table in which the caret stands. Answers an `Insertion`.
 */
export const insertComparisonTable = command(schema, ({ roles, ...caret }, host, token) =>
  insertAtCaret(caret, host, token, ({ analysis, offset }) => {
    const { taxonomy } = analysis;
    return [insertBlock(analysis, offset, comparisonTable(taxonomy, severalRoles(roles, taxonomy)))];
  }),
);
