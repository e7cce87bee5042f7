/** Begins the place of a file that is kept here. */
export const STORED = 'storage:';

/** In place of a file that is not kept at all. */
export const LEFT_OUT = { too_large: 'left-out:too_large', too_many: 'left-out:too_many' } as const;

const WHY: Readonly<Record<string, string>> = {
  [LEFT_OUT.too_large]: 'too large to be kept',
  [LEFT_OUT.too_many]: 'too many to be kept',
};

/** Why a file cannot be downloaded here, in words; null when it can. */
export function whyMissing(url: string): string | null {
  return url.startsWith(STORED) ? null : (WHY[url] ?? 'kept by the carrier');
}
