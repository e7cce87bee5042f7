/** What is known of a lead when it would enter a sequence. */
export interface EntryFacts {
  now: Date;
  /** When the lead's newest run of this very sequence began, in whatever campaign; null: it never ran it. */
  lastRunAt: Date | null;
  /** The lead is in the middle of another campaign that is exclusive. */
  inExclusiveCampaign: boolean;
}

/** The campaign's own choices among the rules. */
export interface EntryPolicy {
  /** A lead that ran the sequence may run it again after so many days; null: never. */
  reEntryAfterDays: number | null;
  /** The campaign shares its leads with no other exclusive one. */
  exclusive: boolean;
}

export interface EntryRule {
  name: string;
  /** Stored with the run that it kept out. */
  reason: 'ran_before' | 'in_other_campaign';
  /** For people. */
  says: string;
  keepsOut(facts: EntryFacts, policy: EntryPolicy): boolean;
}

const DAY_MS = 86_400_000;

/** Who may enter a sequence, in the order in which the rules decide. Their reasons are stored: never rename one. */
export const ENTRY_RULES: readonly EntryRule[] = [
  {
    name: 're_entry',
    reason: 'ran_before',
    says: 'The lead ran this sequence before, and not long enough ago to run it again.',
    keepsOut: ({ now, lastRunAt }, { reEntryAfterDays }) =>
      lastRunAt !== null &&
      (reEntryAfterDays === null || now.getTime() - lastRunAt.getTime() < reEntryAfterDays * DAY_MS),
  },
  {
    name: 'exclusivity',
    reason: 'in_other_campaign',
    says: 'The lead is in the middle of another exclusive campaign.',
    keepsOut: ({ inExclusiveCampaign }, { exclusive }) => exclusive && inExclusiveCampaign,
  },
];

/** The rule that keeps a lead out of a sequence; null: it may enter. */
export function keptOutBy(facts: EntryFacts, policy: EntryPolicy): EntryRule | null {
  return ENTRY_RULES.find((rule) => rule.keepsOut(facts, policy)) ?? null;
}
