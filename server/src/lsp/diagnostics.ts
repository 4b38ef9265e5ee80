import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { configDiagnosticsOf } from '../features/config/diagnostics';
import { diagnosticsOf, SaidBefore, type DiagnosticOptions, type SaidOf } from '../features/diagnostics';
import type { EditedLines } from './edited-lines';
import type { Log } from './log';
import { documentRequest } from './requests';
import { Scheduler, typingPatience } from './scheduling';
import type { Session, Snapshot } from './session';
import type { Clock } from './world';

/** How diagnostics reach the client; there is one way for each client, never two. */
export interface DiagnosticsDelivery {
  opened(uri: string): void;
  edited(uri: string): void;
  closed(uri: string): void;
  /** Something else holds for these open documents than did before: their diagnostics are to be shown anew. */
  refresh(uris: readonly string[]): void;
}

const feature = 'diagnostics';

/** Makes the diagnostics of what is known of open documents. */
class DiagnosticsMaker {
  readonly #options: DiagnosticOptions;
  readonly #said = new SaidBefore();
  readonly #last = new Map<string, SaidOf>();

  constructor(options: DiagnosticOptions) {
    this.#options = options;
  }

  /** Those that were made for the document's last version and still hold are the very same objects. */
  of({ uri, analysis, config }: Snapshot): Diagnostic[] {
    if (config) return configDiagnosticsOf(config);
    if (analysis === undefined) return [];
    const diagnostics = diagnosticsOf(analysis, uri, this.#options, this.#said, this.#last.get(uri));
    this.#last.set(uri, { findings: analysis.findings, diagnostics });
    return diagnostics;
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

/** Sends diagnostics with the version that they belong to, and takes them back when the document is closed. */
export function pushDiagnostics(
  connection: Connection,
  session: Session,
  clock: Clock,
  log: Log,
  options: DiagnosticOptions,
): DiagnosticsDelivery {
  const send = (params: Parameters<Connection['sendDiagnostics']>[0]): void => {
    connection.sendDiagnostics(params).catch(() => log.warn('Diagnostics could not be sent.'));
  };
  const maker = new DiagnosticsMaker(options);
  const scheduler = new Scheduler(
    (uri) => {
      // A document whose settings are not known yet comes again when they are.
      if (!session.isSettled(uri)) return;
      const more = session.ready(uri);
      if (more !== undefined) {
        void more.then(() => {
          if (session.document(uri)) scheduler.now(uri);
        });
        return;
      }
      try {
        const snapshot = session.snapshot(uri);
        send({ uri, version: snapshot.version, diagnostics: maker.of(snapshot) });
      } catch (error) {
        session.reportFailure(uri, feature, error);
      }
    },
    clock,
    typingPatience,
  );
  return {
    opened: (uri) => scheduler.now(uri),
    edited: (uri) => scheduler.afterEdit(uri),
    closed: (uri) => {
      scheduler.cancel(uri);
      maker.forget(uri);
      send({ uri, diagnostics: [] });
    },
    refresh: (uris) => uris.forEach((uri) => scheduler.now(uri)),
  };
}

/** What answering diagnostics needs besides. */
export interface PullOptions extends DiagnosticOptions {
  readonly refreshSupport: boolean;
  readonly editedLines: EditedLines;
  /** Resolves when it is worked out what a team's file says; at once for any other document. */
  readonly rulesSettled: (uri: string) => Promise<void>;
}

/** The diagnostics that a client was last given for a document. */
interface Given {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/**
 * Whether the client still shows just these diagnostics. An editor moves what it shows with the text, and drops what is
 * deleted, even if it is written again: in the lines of diagnostics nothing may have been edited.
 */
function isAsGiven(
  given: Given | undefined,
  now: readonly Diagnostic[],
  edited: ReadonlySet<number> | undefined,
): given is Given {
  if (edited === undefined || given?.items.length !== now.length) return false;
  return given.items.every((one, index) => {
    const { start, end } = one.range;
    for (let line = start.line; line <= end.line; line++) if (edited.has(line)) return false;
    return one === now[index];
  });
}

/** Answers the client's own requests for diagnostics, and asks it to repeat them when settings or rules change. */
export function answerDiagnostics(
  connection: Connection,
  session: Session,
  clock: Clock,
  log: Log,
  options: PullOptions,
): DiagnosticsDelivery {
  const { editedLines } = options;
  const maker = new DiagnosticsMaker(options);
  const given = new Map<string, Given>();
  connection.languages.diagnostics.on(
    documentRequest<DocumentDiagnosticParams, DocumentDiagnosticReport>(session, clock, {
      name: feature,
      // What is wrong with a file is known only with those that it extends.
      ready: options.rulesSettled,
      absent: { kind: DocumentDiagnosticReportKind.Full, items: [] },
      answer: (snapshot, { previousResultId }) => {
        const { uri, resultId } = snapshot;
        if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const before = given.get(uri);
        const items = maker.of(snapshot);
        // What is not sent, nobody has to read and to draw anew: the lines in which people type mostly have no diagnostics.
        if (before?.resultId === previousResultId && isAsGiven(before, items, editedLines.since(uri)))
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.resultId };
        given.set(uri, { resultId, items });
        editedLines.watch(uri);
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      },
      // Clients take "content modified" for an empty answer here and would take all diagnostics off the screen.
      stale: () => {
        const data: DiagnosticServerCancellationData = { retriggerRequest: true };
        return new ResponseError(LSPErrorCodes.ServerCancelled, 'The document changed in the meantime.', data);
      },
    }),
  );
  const nothing = (): void => {};
  return {
    opened: nothing,
    edited: nothing,
    closed: (uri) => {
      given.delete(uri);
      maker.forget(uri);
      editedLines.forget(uri);
    },
    refresh: () => {
      if (!options.refreshSupport) return;
      connection.languages.diagnostics
        .refresh()
        .catch(() =>
          log.warn('The editor did not take up the changed settings or rules; edit the plan to see them at work.'),
        );
    },
  };
}
