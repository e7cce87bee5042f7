/**
 * Reasons of a suppression that are about the person and not about one address: they end the person's runs and go along
 * to whatever address comes to that person.
 */
export const PERSON_WIDE = ['opt_out', 'litigator', 'complaint'] as const;

/** What bars a person on every address: the same, and the wish to be forgotten, which leaves nothing to end. */
export const BARS_PERSON = [...PERSON_WIDE, 'erasure'] as const;

/** Whether a reason is about the person. */
export const isPersonWide = (reason: string): boolean => PERSON_WIDE.some((one) => one === reason);
