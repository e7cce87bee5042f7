import type { Platform } from '../../../../platform/platform.js';

/** What applying a vendor's events leans on. */
export type EventDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>;
