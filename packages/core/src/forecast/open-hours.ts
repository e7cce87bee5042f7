import type { Channel, SendWindow } from '../compliance/types.js';
import { closesAt, nextOpening, type Places } from '../compliance/window.js';
import { hoursOf } from '../planner/openings.js';
import type { QueueHours } from './send-queue.js';

/** The hours of a place for a channel, as the queue of a forecast asks for them. */
export function openHours(
  places: Places,
  channel: Channel,
  hours: { profile: 'cautious' | 'legal'; sendWindow: SendWindow | null },
): QueueHours {
  const profile = hoursOf(channel, hours);
  // E-mail without hours of the campaign's own has none at all, wherever the person is.
  if (profile === 'any_time') return { opens: (at) => at, closes: () => Number.POSITIVE_INFINITY };
  return {
    opens: (at) => nextOpening(places, profile, new Date(at))?.getTime() ?? null,
    closes: (at) => closesAt(places, profile, new Date(at))?.getTime() ?? at,
  };
}
