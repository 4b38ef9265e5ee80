import { LSPErrorCodes, ResponseError, type CodeLens, type CodeLensParams } from 'vscode-languageserver';
import { codeLensesOf, resolveCodeLens, type CodeLensData } from '../../features/code-lenses';
import { documentRequest } from '../requests';
import type { Register } from './host';

/** The command that opens the comparison of a role with the others. */
const compareCommand = 'rolecheck.compare';

/** Says above each role's heading what its section holds. */
export const registerCodeLenses: Register = ({ connection, session, world, client }) => {
  const options = {
    compareCommand: client.showsDocuments && client.asksForContent ? compareCommand : undefined,
  };
  connection.onCodeLens(
    documentRequest<CodeLensParams, CodeLens[]>(session, world.clock, {
      name: 'code lenses',
      absent: [],
      answer: ({ uri, version, analysis, settings }) =>
        analysis && settings.codeLens ? codeLensesOf(analysis, uri, version) : [],
    }),
  );
  const resolve = documentRequest<ResolveParams, CodeLens | undefined>(session, world.clock, {
    name: 'code lenses',
    absent: undefined,
    answer: ({ analysis, version }, { lens, data }) =>
      analysis && data.version === version ? resolveCodeLens(lens, data.section, analysis, options) : undefined,
  });
  connection.onCodeLensResolve(async (lens, token) => {
    const data = lens.data as CodeLensData;
    const resolved = await resolve({ textDocument: { uri: data.uri }, lens, data }, token);
    // The editor asks for the lenses of the new text anyway.
    if (resolved) return knowingWhere(resolved, data.uri);
    return new ResponseError(LSPErrorCodes.ContentModified, 'The document changed in the meantime.');
  });
  return { codeLensProvider: { resolveProvider: true } };
};

/** The lens whose command says from which document it is given, since that is what its answer depends on. */
function knowingWhere(lens: CodeLens, uri: string): CodeLens {
  const [argument] = (lens.command?.arguments ?? []) as readonly object[];
  return lens.command && argument ? { ...lens, command: { ...lens.command, arguments: [{ ...argument, uri }] } } : lens;
}

interface ResolveParams {
  readonly textDocument: { readonly uri: string };
  readonly lens: CodeLens;
  readonly data: CodeLensData;
}
