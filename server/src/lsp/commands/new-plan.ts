import * as z from 'zod';
import { plainTextOf, snippetOf } from '../../core/text/draft';
import { planSkeleton } from '../../core/writing/plans';
import { askerArgument, command, newDocument } from './command';
import { rolesArgument, rolesNamed } from './roles';

const schema = () =>
  z.object({
    roles: rolesArgument(),
    uri: askerArgument(),
    business: z.enum(['b2b', 'b2c'], { error: 'must be "b2b" or "b2c", or be left out' }).nullish(),
  });

/** A plan to begin with, for the client to open as a new document. */
export interface NewPlan {
  /** Markdown, with examples where the writer has to decide. */
  readonly text: string;
  /** The same in snippet syntax, with those places to fill in. */
  readonly snippet: string;
}

/**
 * `rolecheck.newPlan {roles[], business?: 'b2b' | 'b2c', uri?}` answers the text of a plan for these roles, a {@link NewPlan};
 * `uri` is the document that it goes into, where that is there already.
 */
export const newPlan = command(schema, async ({ roles: names, business, uri }, { reference }): Promise<NewPlan> => {
  const taxonomy = await reference.taxonomy(uri ?? newDocument);
  const roles = rolesNamed(names, taxonomy);
  const draft = planSkeleton(taxonomy, { roles, business: business ?? undefined });
  return { text: plainTextOf(draft), snippet: snippetOf(draft) };
});
