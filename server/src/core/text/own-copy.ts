/**
 * The same text in memory of its own. Engines keep part of a string as a place in the whole, which lives as long as the
 * part does: whatever outlives the version of a document that it was cut from would keep all of that version.
 */
export function ownCopy(part: string): string {
  return (' ' + part).slice(1);
}
