import { shortestPassword } from './password-strength';
import type { Check } from './use-fields';

/** Hints before a request; the server decides. */
export const isEmail: Check = (value) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value.trim())
    ? undefined
    : 'Enter your e-mail address, like ann@example.com';

export const isPassword: Check = (value) => (value ? undefined : 'Enter your password');

export const isNewPassword: Check = (value) =>
  value.length >= shortestPassword ? undefined : `At least ${shortestPassword} characters`;

/** A name of 1 to 120 characters. */
export function isName(empty: string): Check {
  return (value) => {
    const length = value.trim().length;
    if (length === 0) return empty;
    return length > 120 ? 'At most 120 characters' : undefined;
  };
}

export const anything: Check = () => undefined;
