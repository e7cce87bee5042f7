import type { Clock } from '@og/contracts';
import type { Config } from '../config/config.js';
import type { Vault } from '../crypto/vault.js';
import { DiskStorage } from './disk-storage.js';
import { S3Storage } from './s3-storage.js';
import type { Storage } from './storage.js';

/** Spaces when S3_* is set (the configuration takes all of it or none), otherwise files under STORAGE_DIR. */
export function openStorage(config: Config, vault: Vault, clock: Clock): Storage {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = config;
  if (S3_ENDPOINT && S3_REGION && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY) {
    return new S3Storage(
      {
        endpoint: S3_ENDPOINT,
        region: S3_REGION,
        bucket: S3_BUCKET,
        accessKeyId: S3_ACCESS_KEY_ID,
        secretAccessKey: S3_SECRET_ACCESS_KEY,
      },
      clock,
    );
  }
  return new DiskStorage(config.STORAGE_DIR, config.APP_URL, vault, clock);
}
