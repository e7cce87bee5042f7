import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn many at a time: one draw an id is most of what an id costs. */
const pool = Buffer.alloc(8_192);
let drawn = pool.length;
/** The millisecond of the newest id, and how many came before it in that millisecond. */
let last = 0;
let count = 0;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new row id: UUIDv7, so that ids made later sort later, also within one millisecond: 48 bits of time, 12 that count,
 * 62 at random.
 */
export function newId(): string {
  const now = Date.now();
  if (now > last) {
    last = now;
    count = 0;
  } else if (++count > 0xfff) {
    // More than 4,096 in a millisecond, or a clock that went back: time goes on from where it was.
    last++;
    count = 0;
  }
  if (drawn + 8 > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const byte = (offset: number): string => HEX[pool[drawn + offset] ?? 0] ?? '00';
  const time = last.toString(16).padStart(12, '0');
  const variant = HEX[((pool[drawn] ?? 0) & 0x3f) | 0x80] ?? '80';
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${variant}${byte(1)}-${byte(2)}${byte(3)}${byte(4)}${byte(5)}${byte(6)}${byte(7)}`;
  drawn += 8;
  return id;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a text is a UUID of any version; other texts never reach SQL as an id. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
