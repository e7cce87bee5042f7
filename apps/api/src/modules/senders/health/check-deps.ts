import type { Platform } from '../../../platform/platform.js';

/** What looking after senders takes. */
export type CheckDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'>;
