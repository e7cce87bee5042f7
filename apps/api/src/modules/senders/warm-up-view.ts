import { warmUpOn, type WarmUpKind } from '@og/core';
import type { WarmUpView } from './sender-views.js';

/** @param today Pacific day */
export function warmUpView(kind: WarmUpKind, startedOn: string | null, today: string): WarmUpView | null {
  const state = warmUpOn(kind, startedOn, today);
  if (!state || startedOn === null) return null;
  return { day: state.day, days: state.days, allowedToday: state.allowance, startedOn };
}
