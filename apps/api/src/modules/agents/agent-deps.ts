import type { Platform } from '../../platform/platform.js';
import type { BackgroundWork } from './background-work.js';
import type { Calendar } from './calendar-port.js';
import type { DraftProgressChannel } from './drafts/progress-channel.js';

/** What the agents work with: the platform, the calendar as another module fills it in, and who watches drafts. */
export interface AgentDeps extends Pick<
  Platform,
  'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'logger'
> {
  calendar: Calendar;
  progress: Pick<DraftProgressChannel, 'publish'>;
  background: Pick<BackgroundWork, 'run'>;
}
