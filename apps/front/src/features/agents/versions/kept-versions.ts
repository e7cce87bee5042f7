import type { VersionDraft } from './version-draft';

/** New versions that somebody has begun, by who it is and the agent's slug. They live as long as the page. */
const begun = new Map<string, VersionDraft>();

/** What is begun stays while one looks at another tab or page: the sandbox, the facts. */
export const keptVersions = {
  has: (of: string): boolean => begun.has(of),
  get: (of: string): VersionDraft | undefined => begun.get(of),
  keep: (of: string, draft: VersionDraft): void => void begun.set(of, draft),
  /** It was saved, or given up. */
  forget: (of: string): void => void begun.delete(of),
};
