import { isUuid } from '@og/db';
import type { NamedSlot } from '../agents/index.js';

const MINUTE_MS = 60_000;

/** Names a slot: owner, begin and length. */
export function keyOf({ ownerId, startsAt, endsAt }: NamedSlot): string {
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return `${ownerId}.${(startsAt.getTime() / MINUTE_MS).toString(36)}.${minutes}`;
}

/** The slot that a key names; null for what is none. */
export function readKey(key: string): NamedSlot | null {
  const [ownerId = '', begin = '', length = ''] = key.split('.');
  const startsAt = Number.parseInt(begin, 36) * MINUTE_MS;
  const minutes = Number(length);
  if (!isUuid(ownerId) || !Number.isSafeInteger(startsAt) || !(minutes > 0 && minutes <= 240)) return null;
  return { ownerId, startsAt: new Date(startsAt), endsAt: new Date(startsAt + minutes * MINUTE_MS) };
}
