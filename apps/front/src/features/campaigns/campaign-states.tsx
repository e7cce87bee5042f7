import { StatusChip, type Tone } from '@og/ui';
import { Archive, CalendarClock, CircleCheck, Pause, PencilLine, Radio, type LucideIcon } from 'lucide-react';
import type { CampaignState, EnrollmentState } from '@/gql/graphql';

export const campaignStates = [
  'DRAFT',
  'SCHEDULED',
  'ACTIVE',
  'PAUSED',
  'COMPLETED',
  'ARCHIVED',
] as const satisfies readonly CampaignState[];

/** `signal` is for what is live now. */
export const campaignStateWords: Record<CampaignState, { label: string; tone: Tone; icon: LucideIcon }> = {
  DRAFT: { label: 'Draft', tone: 'neutral', icon: PencilLine },
  SCHEDULED: { label: 'Scheduled', tone: 'neutral', icon: CalendarClock },
  ACTIVE: { label: 'Running', tone: 'signal', icon: Radio },
  PAUSED: { label: 'Paused', tone: 'warn', icon: Pause },
  COMPLETED: { label: 'Completed', tone: 'success', icon: CircleCheck },
  ARCHIVED: { label: 'Archived', tone: 'neutral', icon: Archive },
};

export function CampaignStateChip({ state }: { state: CampaignState }) {
  const { label, tone, icon: Icon } = campaignStateWords[state];
  return (
    <StatusChip tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </StatusChip>
  );
}

export const enrollmentStates = [
  'PENDING',
  'ACTIVE',
  'HELD',
  'PAUSED',
  'REPLIED',
  'FINISHED',
  'OPTED_OUT',
  'SUPPRESSED',
  'BOUNCED',
  'FAILED',
  'MOVED',
] as const satisfies readonly EnrollmentState[];

export const enrollmentWords: Record<EnrollmentState, { label: string; tone: Tone }> = {
  PENDING: { label: 'Waiting', tone: 'neutral' },
  ACTIVE: { label: 'In sequence', tone: 'neutral' },
  HELD: { label: 'Held', tone: 'warn' },
  PAUSED: { label: 'Paused', tone: 'warn' },
  REPLIED: { label: 'Replied', tone: 'success' },
  FINISHED: { label: 'Finished', tone: 'success' },
  OPTED_OUT: { label: 'Opted out', tone: 'danger' },
  SUPPRESSED: { label: 'Suppressed', tone: 'danger' },
  BOUNCED: { label: 'Bounced', tone: 'danger' },
  FAILED: { label: 'Failed', tone: 'danger' },
  MOVED: { label: 'Moved', tone: 'neutral' },
};
