/** Every reason the gate can give, with the sentence a person reads. Codes are stored: never rename one. */
export const REASONS = {
  ok: 'Nothing stands against sending now.',
  expired: 'The time in which this message made sense has passed.',
  lead_unreachable: 'The lead was deleted or erased, or no longer has this address.',
  suppressed: 'This address or person is on the suppression list.',
  no_consent:
    'There is no recorded consent for this channel. State where consent came from to be able to text.',
  consent_revoked: 'Consent was withdrawn.',
  consent_scope: 'The recorded consent does not cover this channel.',
  campaign_not_active: 'The campaign has not started.',
  campaign_paused: 'The campaign is paused.',
  campaign_over: 'The campaign is completed or archived.',
  enrollment_not_active: 'The lead has not entered the sequence yet.',
  enrollment_paused: 'This lead’s run through the sequence is paused.',
  enrollment_over: 'This lead’s run through the sequence has ended.',
  kill_switch: 'Automatic sending is switched off for the team.',
  agents_stopped: 'Automatic answers are switched off: a person decides.',
  person_replied: 'The person replied: the sequence waits until somebody has dealt with it.',
  unknown_outcome: 'An earlier attempt has an unknown outcome. It is being looked up at the carrier first.',
  landline: 'The number is a landline and cannot receive texts.',
  toll_free_recipient: 'The number is toll-free: we cannot know whose local time applies.',
  dnc_data_stale: 'The national do-not-call data is missing or older than 31 days.',
  dnc_listed:
    'The number is on the national do-not-call registry, and the team does not text numbers that are on it.',
  link_shortener: 'The text contains a public link shortener, which carriers block.',
  brand_missing: 'The first message must say who is writing.',
  opt_out_wording_missing: 'The text must say how to opt out.',
  email_setup:
    'The e-mail set-up is incomplete: postal address, one-click unsubscribe and a verified domain are needed.',
  complaint_rate: 'The sending domain is paused: complaints reached 0.30 %.',
  no_sender: 'No sender is available for this message.',
  sender_not_ready: 'The chosen sender is not ready to send.',
  ten_dlc_unapproved: 'The brand, the 10DLC campaign or the number is not approved by the carriers yet.',
  other_address_in_flight: 'Another number of the same person is being written to.',
  state_attempts: 'State law allows no further attempt to this person within 24 hours.',
  daily_cap: 'The person has already received the most messages allowed in 24 hours.',
  weekly_cap: 'The person has already received the most messages allowed in 7 days.',
  unknown_location: 'We cannot tell which local time or state applies: no area code, ZIP or state is known.',
  no_joint_window: 'The places this person may be in share no sending time within the next 14 days.',
  outside_window: 'It is outside the permitted hours in at least one place this person may be in.',
  window_closing: 'The permitted hours end in less than a minute: the carrier could deliver too late.',
} as const;

export type ReasonCode = keyof typeof REASONS;

/** All reason codes, in a stable order. */
export const REASON_CODES = Object.keys(REASONS) as ReasonCode[];
