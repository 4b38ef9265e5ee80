import * as z from 'zod';
import { insertBlock } from '../../core/lookup/insert-block';
import { responsibilityMatrix } from '../../core/writing/tables';
import { command, positionArgument, uriArgument } from './command';
import { insertAtCaret } from './insert';
import { rolesArgument, severalRoles } from './roles';

const schema = () => z.object({ uri: uriArgument(), position: positionArgument(), roles: rolesArgument() });

/**
 * `rolecheck.insertResponsibilityMatrix {uri, position, roles[]}` writes a table of who is responsible, accountable,
 * consulted and informed, for two or more roles, at the caret or behind the paragraph, list or table in which the caret
 * stands. Answers an `Insertion`.
 */
export const insertResponsibilityMatrix = command(schema, ({ roles, ...caret }, host, token) =>
  insertAtCaret(caret, host, token, ({ analysis, offset }) => {
    const { taxonomy } = analysis;
    return [insertBlock(analysis, offset, responsibilityMatrix(taxonomy, severalRoles(roles, taxonomy)))];
  }),
);
