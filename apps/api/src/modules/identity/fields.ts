import { z } from 'zod';

/** Lower case and trimmed: one person has one spelling. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Give an e-mail address like name@example.com.'));

export const MIN_PASSWORD = 10;

export const newPasswordField = z
  .string()
  .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters; a few words in a row are easy to remember.`)
  .max(200, 'Use at most 200 characters.');

/** A password that is checked, not chosen: only its size is limited. */
export const givenPasswordField = z
  .string()
  .min(1, 'Give your password.')
  .max(200, 'Use at most 200 characters.');

/** Text of one line for people to read: no control characters. */
export const nameField = (what: string, max = 120) =>
  z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    .max(max, `Use at most ${max} characters.`)
    .regex(/^[^\p{Cc}]*$/u, 'Use one line without control characters.');

export const roleField = z.enum(['owner', 'admin', 'manager', 'rep', 'viewer']);
