import type { ReasonCode } from '@og/core';

const MINUTE = 60_000;

/**
 * Holds whose cause can pass by itself, and after how many milliseconds to ask again. Every other hold without a
 * time of its own waits for a person: its row becomes `held`.
 */
const ASK_AGAIN: Partial<Record<ReasonCode, number>> = {
  person_replied: 15 * MINUTE,
  other_address_in_flight: 5 * MINUTE,
  unknown_outcome: 5 * MINUTE,
  sender_not_ready: 5 * MINUTE,
  no_sender: 15 * MINUTE,
  kill_switch: 5 * MINUTE,
  enrollment_not_active: MINUTE,
  ten_dlc_unapproved: 60 * MINUTE,
  unknown_location: 60 * MINUTE,
  no_joint_window: 24 * 60 * MINUTE,
  dnc_data_stale: 60 * MINUTE,
  complaint_rate: 60 * MINUTE,
};

/** When a held send is asked about again; null: not before something is changed by hand. */
export function askAgainAt(reason: ReasonCode, retryAt: Date | null, now: Date): Date | null {
  if (retryAt && retryAt > now) return retryAt;
  const wait = ASK_AGAIN[reason];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
