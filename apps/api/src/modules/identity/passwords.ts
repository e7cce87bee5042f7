import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the least cost that OWASP's password storage sheet accepts: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (nobody has that e-mail) the same work is done
 * against a hash that no password opens, so that the time taken tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(32), COST);
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== null && matches;
}
