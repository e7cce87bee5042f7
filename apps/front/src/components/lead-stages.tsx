import { StatusChip, type Tone } from '@og/ui';
import {
  BadgeCheck,
  Ban,
  CalendarCheck,
  CircleDashed,
  CircleX,
  MessageSquare,
  Send,
  Trophy,
  type LucideIcon,
} from 'lucide-react';
import type { LeadStage } from '@/gql/graphql';

/** In the order a lead goes through them. */
export const stageOrder = [
  'NEW',
  'CONTACTED',
  'REPLIED',
  'QUALIFIED',
  'APPOINTMENT',
  'WON',
  'LOST',
  'SUPPRESSED',
] as const satisfies readonly LeadStage[];

export const stages: Record<LeadStage, { label: string; tone: Tone; icon: LucideIcon }> = {
  NEW: { label: 'New', tone: 'neutral', icon: CircleDashed },
  CONTACTED: { label: 'Contacted', tone: 'neutral', icon: Send },
  REPLIED: { label: 'Replied', tone: 'neutral', icon: MessageSquare },
  QUALIFIED: { label: 'Qualified', tone: 'success', icon: BadgeCheck },
  APPOINTMENT: { label: 'Appointment', tone: 'success', icon: CalendarCheck },
  WON: { label: 'Won', tone: 'success', icon: Trophy },
  LOST: { label: 'Lost', tone: 'neutral', icon: CircleX },
  SUPPRESSED: { label: 'Suppressed', tone: 'danger', icon: Ban },
};

export function StageChip({ stage }: { stage: LeadStage }) {
  const { label, tone, icon: Icon } = stages[stage];
  return (
    <StatusChip tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </StatusChip>
  );
}
