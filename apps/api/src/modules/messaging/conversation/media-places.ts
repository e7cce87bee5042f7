/** Begins the place of a file that is kept here. */
export const STORED = 'storage:';

/**
 * The key of a file that is kept here for a team; null for what is kept elsewhere. The place was written with a message
 * that came from outside: it opens nothing of another team, whatever it says.
 */
export function storedKey(url: string, teamId: string): string | null {
  const key = url.startsWith(STORED) ? url.slice(STORED.length) : '';
  return key.startsWith(`uploads/${teamId}/`) && !key.includes('..') ? key : null;
}

/** Places at a carrier: addresses of the web. Only our own code says what is kept here. */
export function isCarriers(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

const PICTURE = /\.(png|jpe?g|gif|webp|heic|bmp)$/i;

/** The kind of a file of which a vendor tells the address only: a picture by its name, else a file of any kind. */
export function contentTypeOf(url: string): string {
  const name = URL.canParse(url) ? new URL(url).pathname : '';
  const ending = PICTURE.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return 'application/octet-stream';
  return `image/${ending === 'jpg' ? 'jpeg' : ending}`;
}

/** In place of a file that is not kept at all. */
export const LEFT_OUT = { too_large: 'left-out:too_large', too_many: 'left-out:too_many' } as const;

const WHY: Readonly<Record<string, string>> = {
  [LEFT_OUT.too_large]: 'too large to be kept',
  [LEFT_OUT.too_many]: 'too many to be kept',
};

/** Why a file cannot be downloaded here, in words; null when it can. */
export function whyMissing(url: string, teamId: string): string | null {
  return storedKey(url, teamId) === null ? (WHY[url] ?? 'kept by the carrier') : null;
}
