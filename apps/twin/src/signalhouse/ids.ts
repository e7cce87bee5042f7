import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** A document's id: 24 hex digits, unique over restarts. */
export function newObjectId(): string {
  return randomBytes(12).toString('hex');
}

/** An id that people read: a letter and seven characters. */
export function newShortId(letter: 'B' | 'C' | 'S'): string {
  return letter + randomBytes(4).toString('hex').slice(0, 7).toUpperCase();
}

/** The group of a key that nobody named one for; the same each time. */
export function groupIdOfKey(apiKey: string): string {
  return `G${createHash('md5').update(apiKey).digest('hex').slice(0, 7).toUpperCase()}`;
}

export function newDeliveryId(): string {
  return randomUUID();
}
