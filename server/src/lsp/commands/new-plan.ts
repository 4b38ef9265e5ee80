import { z } from 'zod';
import { plainTextOf, snippetOf } from '../../core/text/draft';
import { planSkeleton } from '../../core/writing/plans';
import { command } from './command';
import { rolesArgument, rolesNamed } from './roles';

const schema = z.object({
  roles: rolesArgument,
  business: z.enum(['b2b', 'b2c'], { error: 'must be "b2b" or "b2c", or be left out' }).nullish(),
});

/** A plan to begin with, for the client to open as a new document. */
export interface NewPlan {
  /** Markdown, with examples where the writer has to decide. */
  readonly text: string;
  /** The same in snippet syntax, with those places to fill in. */
  readonly snippet: string;
}

/** `rolecheck.newPlan {roles[], business?: 'b2b' | 'b2c'}` answers the text of a plan for these roles, a {@link NewPlan}. */
export const newPlan = command(schema, ({ roles: names, business }, { world: { taxonomy } }): NewPlan => {
  const roles = rolesNamed(names, taxonomy);
  const draft = planSkeleton(taxonomy, { roles, business: business ?? undefined });
  return { text: plainTextOf(draft), snippet: snippetOf(draft) };
});
