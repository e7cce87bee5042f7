import type { Clock } from '@og/contracts';
import type { Config } from '../config/config.js';
import type { Vault } from '../crypto/vault.js';
import { DiskStorage } from './disk-storage.js';
import type { Storage } from './storage.js';

/** Spaces when S3_* is set, otherwise files under STORAGE_DIR. */
export function openStorage(config: Config, vault: Vault, clock: Clock): Storage {
  return new DiskStorage(config.STORAGE_DIR, config.APP_URL, vault, clock);
}
