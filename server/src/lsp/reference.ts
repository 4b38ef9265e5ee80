import { missingPage, writePage } from '../core/reference/page';
import { pageOfUri, pageUri, relativeLinks } from '../core/reference/pages';
import type { Taxonomy } from '../core/taxonomy/taxonomy';
import type { Session } from './session';
import type { TeamRules } from './team-rules';
import type { World } from './world';

/** What the reference is put together from. */
export interface ReferenceOptions {
  readonly world: World;
  readonly session: Session;
  readonly rules: TeamRules;
  /** The workspace's folders, by URI. */
  readonly folders: () => readonly string[];
}

/** Of so many pages it is remembered what they said, so that they can be brought up to date. */
const mostPages = 50;

/**
 * The pages about terms, roles, comparisons and rules, and whose taxonomy they are written from. A page's address does not
 * say for which plan it is opened. So it is that of the document that led there last: in which a hover or a definition was
 * asked for, or a command was given. Where there was none yet, or it is closed, that of the first folder's team counts, and
 * else the built-in one.
 */
export class Reference {
  readonly #options: ReferenceOptions;
  /** The pages handed out, by address, with what they said. The last one is the newest. */
  readonly #shown = new Map<string, string>();
  #asker: string | undefined;

  constructor(options: ReferenceOptions) {
    this.#options = options;
  }

  /** Somebody asked about this document, and may go on to a page from there. */
  asked(uri: string): void {
    this.#asker = uri;
  }

  /** The taxonomy in force for a document, open or not; without one, that of the pages. */
  async taxonomy(uri: string | undefined): Promise<Taxonomy> {
    const { session, rules, world, folders } = this.#options;
    const [folder] = folders();
    const asker = uri ?? this.#asker;
    if (asker !== undefined && session.document(asker) !== undefined) {
      await session.settled(asker);
      const taxonomy = session.taxonomyOf(asker);
      if (taxonomy !== undefined) return taxonomy;
    }
    const config =
      uri !== undefined
        ? await rules.configFor(uri)
        : folder === undefined
          ? undefined
          : await rules.configOfFolder(folder);
    return config?.taxonomy ?? world.taxonomy;
  }

  /** The text of the page at an address; one that says that there is none where there is none. */
  async page(uri: string): Promise<string> {
    const text = await this.#write(uri);
    this.#shown.delete(uri);
    this.#shown.set(uri, text);
    const [oldest] = this.#shown.keys();
    if (oldest !== undefined && this.#shown.size > mostPages) this.#shown.delete(oldest);
    return text;
  }

  /** The addresses of the pages handed out that would say something else now. */
  async outdated(): Promise<readonly string[]> {
    const pages = await Promise.all(
      [...this.#shown].map(async ([uri, text]) => ((await this.#write(uri)) === text ? [] : [uri])),
    );
    return pages.flat();
  }

  async #write(uri: string): Promise<string> {
    const page = pageOfUri(uri);
    if (page === undefined) return missingPage(uri, pageUri);
    // Between pages relative links work wherever Markdown is shown; addresses of our own scheme do in few editors.
    const linkTo = relativeLinks(page);
    const { session } = this.#options;
    // A term that only another folder's team has is better told than missed.
    const others = session.uris().flatMap((open) => session.taxonomyOf(open) ?? []);
    for (const taxonomy of new Set([await this.taxonomy(undefined), ...others])) {
      const text = writePage(page, taxonomy, linkTo);
      if (text !== undefined) return text;
    }
    return missingPage(uri, pageUri);
  }
}
