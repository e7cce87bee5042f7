import { effectiveProfile } from '../compliance/gate.js';
import type { Channel, SendWindow, WindowProfile } from '../compliance/types.js';
import { nextOpening } from '../compliance/window.js';
import type { Candidates } from '../geo/types.js';

type Places = Pick<Candidates, 'zones' | 'states'>;

/**
 * Core's `nextOpening`, each question once: thousands of leads share few places, and the arithmetic of time zones is
 * the dearest part of planning. An instance serves any number of instants; it is dropped with its batch.
 */
export class Openings {
  private readonly known = new Map<string, Date | null>();

  /**
   * When a message on this channel may go out, from `at` on; null when no window opens within 14 days, or when
   * nobody knows where the person is.
   */
  next(
    places: Places,
    channel: Channel,
    hours: { profile: 'cautious' | 'legal'; sendWindow: SendWindow | null },
    at: Date,
  ): Date | null {
    const profile = hoursOf(channel, hours);
    // E-mail without hours of the campaign's own has none at all, wherever the person is.
    if (profile === 'any_time') return at;
    const { sendWindow } = hours;
    const own = sendWindow ? `${sendWindow.days.join()} ${sendWindow.from} ${sendWindow.to}` : '';
    const key = `${places.zones.join()}|${places.states.join()}|${channel}|${hours.profile}|${own}|${at.getTime()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const opening = nextOpening(places, profile, at);
    if (this.known.size > 20_000) this.known.clear();
    this.known.set(key, opening);
    return opening;
  }
}

/** The hours that count for a channel. */
export function hoursOf(
  channel: Channel,
  { profile, sendWindow }: { profile: 'cautious' | 'legal'; sendWindow: SendWindow | null },
): WindowProfile {
  return effectiveProfile({ channel, profile: sendWindow ? { base: profile, sendWindow } : profile });
}
