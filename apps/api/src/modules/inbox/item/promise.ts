import { addWorkingMinutes } from '@og/core';
import type { InboxSettings } from '../settings/inbox-settings.js';
import { toStoredWeek } from '../../../platform/week-hours.js';

/**
 * When an answer is due by the team's settings; null when it promises none. Working hours that are open on no day
 * count as none.
 */
export function promiseOf(settings: InboxSettings, hot: boolean, receivedAt: Date): Date | null {
  const minutes = hot ? (settings.slaHotMinutes ?? settings.slaMinutes) : settings.slaMinutes;
  if (minutes === null) return null;
  const hours = settings.businessHours && toStoredWeek(settings.businessHours);
  try {
    return addWorkingMinutes(receivedAt, minutes, hours);
  } catch (error) {
    if (error instanceof RangeError) return addWorkingMinutes(receivedAt, minutes, null);
    throw error;
  }
}
