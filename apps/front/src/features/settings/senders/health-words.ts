import type { Tone } from '@og/ui';
import type { SenderHealthFieldsFragment, SenderHealthState } from '@/gql/graphql';

export const healthWords: Record<SenderHealthState, { label: string; tone: Tone }> = {
  HEALTHY: { label: 'Healthy', tone: 'success' },
  WATCH: { label: 'Watched', tone: 'warn' },
  QUARANTINED: { label: 'Quarantined', tone: 'danger' },
};

/** The figures behind a verdict, in one line; null before the first look. */
export function figuresOf({ latest }: SenderHealthFieldsFragment): string | null {
  if (!latest) return null;
  if (latest.sent === 0) return 'Nothing sent in the period that is looked at.';
  const share = (part: number) => `${((part * 100) / latest.sent).toFixed(1).replace(/\.0$/, '')} %`;
  const parts = [
    `${share(latest.delivered)} delivered`,
    `${share(latest.failed)} failed`,
    `${share(latest.optedOut)} opted out`,
    `${share(latest.replied)} answered`,
    ...(latest.complained > 0 ? [`${share(latest.complained)} complained`] : []),
  ];
  return `Of ${latest.sent.toLocaleString('en-US')}: ${parts.join(', ')}.`;
}

/** How much may leave today, and what limits it. */
export function allowance({
  sentToday,
  allowedToday,
  warmUp,
}: {
  sentToday: number;
  allowedToday: number | null;
  warmUp: { day: number; days: number } | null;
}): string {
  const sent = `${sentToday.toLocaleString('en-US')} sent today`;
  const limit = allowedToday === null ? sent : `${sent} of ${allowedToday.toLocaleString('en-US')} allowed`;
  return warmUp ? `${limit} · warm-up, day ${warmUp.day} of ${warmUp.days}` : limit;
}
