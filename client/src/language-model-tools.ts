import * as vscode from 'vscode';
import { l10n, type CancellationToken, type Disposable, type ExtensionContext } from 'vscode';

/** What answers assistants: the server, by way of its commands. */
export interface AskedServer {
  execute<R>(command: string, argument: object, token?: CancellationToken): Promise<R>;
}

/** A tool as the extension's manifest lists it. */
interface ListedTool {
  readonly name: string;
  readonly displayName: string;
}

interface Invocation {
  readonly input: object;
}

interface LanguageModelTool {
  prepareInvocation(options: Invocation): { readonly invocationMessage: string };
  invoke(options: Invocation, token: CancellationToken): Promise<object>;
}

/** What editors from 1.95 on offer for assistants; older ones, and some that are like it, lack some or all of it. */
interface AssistantApi {
  readonly lm?: { readonly registerTool?: (name: string, tool: LanguageModelTool) => Disposable };
  readonly LanguageModelTextPart?: new (text: string) => object;
  readonly LanguageModelToolResult?: new (parts: readonly object[]) => object;
}

/** In the manifest the tools have the extension's name in front of their own, since all extensions share one list. */
const prefix = 'rolecheck_';

/** Offers the manifest's tools to assistants in the editor, where it has a place for that. The server answers them. */
export function registerLanguageModelTools(
  { extension }: Pick<ExtensionContext, 'extension'>,
  server: AskedServer,
): Disposable[] {
  const { lm, LanguageModelTextPart: TextPart, LanguageModelToolResult: Result } = vscode as AssistantApi;
  const register = lm?.registerTool;
  if (register === undefined || TextPart === undefined || Result === undefined) return [];
  const offered: Disposable[] = [];
  for (const { name, displayName } of listedTools(extension.packageJSON)) {
    const tool: LanguageModelTool = {
      prepareInvocation: () => ({ invocationMessage: l10n.t('Asking Rolecheck: {0}', displayName) }),
      invoke: async ({ input }, token) => {
        const question = { tool: name.slice(prefix.length), input };
        const { text } = await server.execute<{ text: string }>('rolecheck.ask', question, token);
        return new Result([new TextPart(text)]);
      },
    };
    try {
      offered.push(register(name, tool));
    } catch {
      // Where tools are still being tried out (1.91 to 1.94), editors let nobody in who has not asked for it.
      return offered;
    }
  }
  return offered;
}

function listedTools(manifest: unknown): readonly ListedTool[] {
  const { contributes } = manifest as { contributes?: { languageModelTools?: readonly ListedTool[] } };
  return contributes?.languageModelTools ?? [];
}
