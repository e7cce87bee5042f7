import { keptSlots } from '@og/core/browser';
import type { DraftPlanFragment } from '@/gql/graphql';

type Slot = NonNullable<DraftPlanFragment['action']>['slots'][number];

/** A draft in a person's hands. */
export interface WrittenDraft {
  body: string;
  /** Of an e-mail. */
  subject: string | null;
  /** Whether it goes out as the agent wrote it. */
  unchanged: boolean;
}

const kinds = { BOOK_SLOT: 'book_slot', OFFER_SLOTS: 'offer_slots' } as const;

/**
 * Which times of a draft its text still books or keeps free, as the server decides when it is let go.
 * @param now null: the clock is not known yet
 */
export function slotsOfText(
  { action }: Pick<DraftPlanFragment, 'action'>,
  written: WrittenDraft | null,
  now: Date | null,
): { kept: Slot[]; dropped: Slot[] } {
  const slots = action?.slots ?? [];
  if (!action || !written || written.unchanged || !now) return { kept: slots, dropped: [] };
  const kept = new Set(
    keptSlots({
      kind: kinds[action.kind],
      text: [written.subject, written.body].filter(Boolean).join('\n'),
      slots: slots.map(({ startsAt }, place) => ({ key: String(place), startsAt: new Date(startsAt) })),
      zone: action.zone,
      now,
    }),
  );
  const isKept = (_: Slot, place: number) => kept.has(String(place));
  return {
    kept: slots.filter(isKept),
    dropped: slots.filter((slot, place) => !isKept(slot, place)),
  };
}
