'use client';
import { ArrowRightLeft, CalendarCheck, CalendarClock, CalendarX, type LucideIcon } from 'lucide-react';
import type { DraftPlanFragment } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { agentName } from './agents';
import { slotInWords } from './slot-in-words';
import { slotsOfText, type WrittenDraft } from './slots-of-text';

const takers = { sabrina: 'SABRINA', cathy: 'CATHY' } as const;
const isTaker = (name: string | null): name is keyof typeof takers => name !== null && name in takers;

export interface DraftPlanProps {
  draft: DraftPlanFragment;
  /** What a person makes of it; without it the draft goes as it is. */
  written?: WrittenDraft;
}

/**
 * What a draft does beside writing when it is let go: the time that it books or offers, the agent that takes over. Of a
 * text that somebody changes it is said, as they type, what is left of it.
 */
export function DraftPlan({ draft, written }: DraftPlanProps) {
  const now = useServerNow(30_000);
  const { action, handoff } = draft;
  if (!action?.slots.length && !isTaker(handoff)) return null;
  const { kept, dropped } = slotsOfText(draft, written ?? null, now);
  const books = action?.kind === 'BOOK_SLOT';
  return (
    <ul
      aria-label="When it is approved"
      aria-live={written ? 'polite' : undefined}
      className="flex flex-col gap-1 text-13"
    >
      {kept.length > 0 ? (
        <Line icon={books ? CalendarCheck : CalendarClock}>
          <span className="font-medium">{books ? 'Books' : 'Offers, and keeps free for four hours,'}</span>{' '}
          {inWords(kept)}
        </Line>
      ) : null}
      {dropped.length > 0 ? (
        <Line icon={CalendarX}>
          <span className="font-medium">{books ? 'Does not book' : 'Does not keep free'}</span>{' '}
          {inWords(dropped)}
          <span className="block text-ink-2">
            {books
              ? 'It is booked when your text says this day and hour as settled, and no other. Else book the time yourself.'
              : 'A time is kept free when your text offers it with its day and hour.'}
          </span>
        </Line>
      ) : null}
      {isTaker(handoff) ? (
        <Line icon={ArrowRightLeft}>
          <span className="font-medium">Hands over</span> to {agentName(takers[handoff])}
        </Line>
      ) : null}
    </ul>
  );
}

function inWords(slots: readonly NonNullable<DraftPlanFragment['action']>['slots'][number][]): string {
  return slots
    .map(({ words, startsAt, owner }) =>
      [slotInWords(words, startsAt), owner ? `with ${owner.name}` : ''].filter(Boolean).join(', '),
    )
    .join('; ');
}

function Line({ icon: Icon, children }: { icon: LucideIcon; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
