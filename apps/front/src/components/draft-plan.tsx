'use client';
import { ArrowRightLeft, CalendarCheck, CalendarClock, type LucideIcon } from 'lucide-react';
import type { DraftPlanFragment } from '@/gql/graphql';
import { agentName } from './agents';
import { slotInWords } from './slot-in-words';

const takers = { sabrina: 'SABRINA', cathy: 'CATHY' } as const;
const isTaker = (name: string | null): name is keyof typeof takers => name !== null && name in takers;

/**
 * What a draft does beside writing when it is let go: the time that it books or offers, the agent that takes over.
 * `editing`: a changed text does nothing to the calendar, and that is said before it is sent.
 */
export function DraftPlan({ draft, editing = false }: { draft: DraftPlanFragment; editing?: boolean }) {
  const { action, handoff } = draft;
  const slots = action?.slots ?? [];
  const books = action?.kind === 'BOOK_SLOT';
  if (slots.length === 0 && !isTaker(handoff)) return null;
  return (
    <ul aria-label="When it is approved" className="flex flex-col gap-1 text-13">
      {slots.length > 0 ? (
        <Line icon={books ? CalendarCheck : CalendarClock}>
          <span className="font-medium">{books ? 'Books' : 'Offers, and keeps free for four hours,'}</span>{' '}
          {slots
            .map(({ words, startsAt, owner }) =>
              [slotInWords(words, startsAt), owner ? `with ${owner.name}` : ''].filter(Boolean).join(', '),
            )
            .join('; ')}
          {editing ? (
            <span className="block text-ink-2">
              {books
                ? 'A changed text books nothing: book the time yourself then.'
                : 'With a changed text these times are not kept free.'}
            </span>
          ) : null}
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

function Line({ icon: Icon, children }: { icon: LucideIcon; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
