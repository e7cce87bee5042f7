import type { GuardPolicy } from '@og/core';

/** Limits of the first version; a team sets its own. */
export const policy: GuardPolicy = {
  maxSegments: 3,
  maxRebuttals: 3,
  minConfidence: 0.7,
  bannedWords: ['act now', 'last chance', 'free money', 'no obligation', 'urgent'],
  allowedLinks: [],
  languages: ['en', 'es'],
};
