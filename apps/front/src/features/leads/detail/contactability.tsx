'use client';
import { StatusChip, type Tone } from '@og/ui';
import { CalendarClock } from 'lucide-react';
import type { LeadDetailsFragment } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { formatAgo, formatMoment } from '@/lib/format';
import { LocalTimes } from './local-times';
import { lacksConsent } from '@og/core/browser';

/** The gate's verdicts in words; whatever else it says is shown as it is. */
const verdicts: Record<string, { label: string; tone: Tone }> = {
  allow: { label: 'Can be texted now', tone: 'success' },
  hold: { label: 'Not right now', tone: 'warn' },
  suppress: { label: 'Must not be contacted', tone: 'danger' },
  cancel: { label: 'Nothing to send', tone: 'neutral' },
  expire: { label: 'Too late to send', tone: 'neutral' },
};

export function verdictOf(verdict: string, reason: string | null): { label: string; tone: Tone } {
  if (lacksConsent(reason)) return { label: 'Cannot be texted: no consent', tone: 'warn' };
  return verdicts[verdict.toLowerCase()] ?? { label: verdict, tone: 'neutral' };
}

/** Whether an SMS could be sent now, why not, and when again. */
export function ContactabilityBlock({ lead }: { lead: LeadDetailsFragment }) {
  const now = useServerNow();
  const { verdict, reason, message, retryAt } = lead.contactability;
  const { label, tone } = verdictOf(verdict, reason);
  return (
    <section aria-label="Contactability" className="flex flex-col gap-2 text-13">
      <h2 className="text-14 font-semibold">Contact now</h2>
      <div>
        <StatusChip tone={tone}>{label}</StatusChip>
      </div>
      <p className="text-ink-2">{message}</p>
      {retryAt && now ? (
        <p className="flex items-start gap-1.5">
          <CalendarClock aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
          <span>
            Again {formatAgo(retryAt, now)}: <time dateTime={retryAt}>{formatMoment(retryAt)}</time> your time
          </span>
        </p>
      ) : null}
      <LocalTimes zones={lead.timeZones} />
    </section>
  );
}
