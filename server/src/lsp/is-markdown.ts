/** What editors call Markdown besides `markdown`: Emacs and Vim name the language after their own modes. */
const markdown = new Set(['markdown', 'gfm', 'md', 'pandoc']);

/**
 * Whether a document is Markdown, by the name that its editor has for the language. Names made of several, as Vim has them
 * (`markdown.pandoc`), are what their first part says.
 */
export function isMarkdown({ languageId }: { readonly languageId: string }): boolean {
  const [name = ''] = languageId.toLowerCase().split('.');
  return markdown.has(name);
}
