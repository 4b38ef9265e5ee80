import { RAL } from 'vscode-languageserver/node';
import { MessageText } from '../lsp/message-text';

/** Has messages to come written by {@link MessageText} where they are sent as text: over standard output and sockets. */
export function writeMessagesQuickly(): void {
  const platform = RAL();
  const { encoder, decoder } = platform.applicationJson;
  const messages = new MessageText();
  RAL.install({
    ...platform,
    applicationJson: {
      decoder,
      encoder: {
        name: encoder.name,
        encode: (message, options) => {
          const text = messages.ofDiagnostics(message);
          return text === undefined ? encoder.encode(message, options) : Promise.resolve(text);
        },
      },
    },
  });
}
