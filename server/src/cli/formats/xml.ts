/** What XML 1.0 has no way to say, and halves of characters. */
const unspeakable = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The text as XML holds it, in an attribute or between tags; what XML cannot hold becomes `�`. */
export function escapeXml(text: string): string {
  return text.replace(unspeakable, '\uFFFD').replace(/[&<>"'\t\n\r]/gu, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
}

/** An element; of its attributes those without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}
