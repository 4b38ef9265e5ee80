import type { Format, LateFormat } from './format';

/** The formats by the name under which `--format` knows them, for whom they are, and where they are written. */
export const formats = {
  stylish: { for: 'people at a terminal', load: async () => (await import('./stylish')).stylish },
  json: { for: 'programs', load: async () => (await import('./json')).json },
  sarif: { for: 'code scanning, as SARIF 2.1.0', load: async () => (await import('./sarif')).sarif },
  github: { for: 'annotations in GitHub Actions', load: async () => (await import('./github')).github },
  gitlab: { for: 'GitLab’s Code Quality', load: async () => (await import('./gitlab')).gitlab },
  junit: { for: 'Jenkins and others that read JUnit’s XML', load: async () => (await import('./junit')).junit },
  markdown: { for: 'comments and summaries', load: async () => (await import('./markdown')).markdown },
} as const satisfies Readonly<
  Record<string, { /** Completes “for …”. */ readonly for: string; readonly load: () => Promise<Format | LateFormat> }>
>;

export type FormatName = keyof typeof formats;

/** Whether there is a format of this name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
