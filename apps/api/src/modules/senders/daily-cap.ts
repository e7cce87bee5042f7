import { z } from 'zod';

/** Messages a day that a person allows a sender; null takes the cap away. */
export const dailyCap = z
  .int('Use a whole number.')
  .min(1, 'A daily cap is at least 1; retire the sender to stop it.')
  .max(1_000_000, 'A daily cap is at most 1,000,000.')
  .nullish();
