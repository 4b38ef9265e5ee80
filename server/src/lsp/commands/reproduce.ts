import * as z from 'zod';
import { reproductionOf } from '../../core/lookup/reproduction';
import type { Finding } from '../../core/rules/findings';
import { command, positionArgument, Refusal, uriArgument } from './command';
import { readAt, type CaretInPlan } from './insert';

const schema = () => z.object({ uri: uriArgument(), position: positionArgument(), redact: z.boolean().default(false) });

/** What `rolecheck.reproduce` answers. */
export interface Reproduction {
  /** Markdown to be sent by hand. */
  readonly report: string;
}

/**
 * `rolecheck.reproduce {uri, position, redact?}` answers a small report of the finding at the caret, or else of the first
 * one on its line, for somebody who holds it to be wrong: a {@link Reproduction}. Nothing is sent anywhere.
 */
export const reproduce = command(schema, ({ redact, ...caret }, host, token) =>
  readAt(caret, host, token, (at): Reproduction => {
    const finding = findingAt(at);
    if (finding === undefined) {
      throw new Refusal('There is no finding on this line. Put the cursor on the words that are marked wrongly.');
    }
    return { report: reproductionOf(finding, at.analysis, { version: host.world.version, redacted: redact }) };
  }),
);

function findingAt({ analysis: { findings, source }, offset }: CaretInPlan): Finding | undefined {
  const line = source.lineAt(offset);
  return (
    findings.find(({ span }) => span.start <= offset && offset <= span.end) ??
    findings.find(({ span }) => source.lineAt(span.start) === line)
  );
}
