import type { GuardPolicy } from '@og/core';

/** Limits of the first version. Nothing of hers is sent: those of length and links do not matter. */
export const policy: GuardPolicy = {
  maxSegments: 10,
  maxRebuttals: 0,
  minConfidence: 0.5,
  bannedWords: [],
  allowedLinks: [],
  languages: ['en'],
};
