import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Session, Snapshot } from './session';
import { otherTurn } from './slices';
import type { Clock } from './world';

/** A request about one document. */
export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** How one feature answers a request. */
export interface Feature<P extends DocumentParams, R> {
  /** The feature's name, for the log. */
  readonly name: string;
  /** The answer for a document that is not open. */
  readonly absent: R;
  readonly answer: (snapshot: Snapshot, params: P) => R;
  /** What else has to be waited for. */
  readonly ready?: (uri: string) => Promise<void>;
  /** The error for a request whose document changed before it was answered. */
  readonly stale?: () => ResponseError<unknown>;
}

/**
 * Makes the handler of a document request: it lets edits and cancellations that wait in the queue go first, and others while
 * the document is read, then answers from one snapshot. Every request gets one reply; one that was cancelled, overtaken or
 * that failed gets an error.
 */
export function documentRequest<P extends DocumentParams, R>(
  session: Session,
  clock: Clock,
  feature: Feature<P, R>,
): (params: P, token: CancellationToken) => Promise<R> {
  const stale = feature.stale ?? contentModified;
  return async (params, token) => {
    const { uri } = params.textDocument;
    throwIfCancelled(token);
    const document = session.document(uri);
    if (!document) return feature.absent;
    const { version } = document;
    await queueHandled(clock);
    await feature.ready?.(uri);
    await session.settled(uri);
    const throwIfOvertaken = (): void => {
      throwIfCancelled(token);
      if (session.document(uri) !== document || document.version !== version) throw stale();
    };
    throwIfOvertaken();
    while (session.ready(uri) !== undefined) {
      await otherTurn(clock);
      throwIfOvertaken();
    }
    try {
      return feature.answer(session.snapshot(uri), params);
    } catch (error) {
      session.reportFailure(uri, feature.name, error);
      throw new ResponseError(ErrorCodes.InternalError, 'Rolecheck has a defect and could not answer; see its log.');
    }
  };
}

function contentModified(): ResponseError<unknown> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document changed in the meantime.');
}

/** Ends the handling of a request that nobody waits for any more with the error that the protocol has for it. */
export function throwIfCancelled(token: CancellationToken): void {
  if (!token.isCancellationRequested) return;
  throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Two turns: the queue hands out one message a turn, and the first turn may come before the next message's. */
async function queueHandled(clock: Clock): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await otherTurn(clock);
}
