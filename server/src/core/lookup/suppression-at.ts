import type { Analysis } from '../analyze';
import type { Directive } from '../rules/directives';
import type { Suppression } from '../rules/suppressions';
import type { Span } from '../text/span';

/** A comment that speaks to Rolecheck, mistyped or not. */
export interface SuppressionAt {
  readonly kind: 'suppression';
  /** The whole comment. */
  readonly span: Span;
  readonly directive: Directive;
  /** What the comment silences; `undefined` for one that silences nothing by itself, or cannot be understood. */
  readonly suppression: Suppression | undefined;
}

/** The comment at an offset that speaks to Rolecheck. */
export function suppressionAt({ directives, suppressions }: Analysis, offset: number): SuppressionAt | undefined {
  const directive = directives.find(({ span }) => span.start <= offset && offset < span.end);
  if (directive === undefined) return undefined;
  const { span } = directive;
  const suppression = suppressions.find((one) => one.directive === directive);
  return { kind: 'suppression', span, directive, suppression };
}
