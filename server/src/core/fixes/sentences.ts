/** Words that stand in sentences and not in the items of a list. */
export const FINITE_VERB =
  /\b(?:is|are|was|were|has|have|had|shall|will|must|should|would|could|can|may|because|since|until|she|he|they|we|it|this|so|but)\b/iu;

/** Whether a text is a sentence or a part of one, from which nothing is taken out lightly. */
export function readsAsSentence(text: string): boolean {
  return FINITE_VERB.test(text);
}
