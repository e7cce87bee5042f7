/**
 * What an error code of a provider asks of us. Nothing here repeats a send by itself: a rejected or failed message
 * stays so, whatever the action.
 */
export type ErrorAction =
  /** The person opted out at the carrier, or called our mail spam: suppress them. */
  | 'suppress'
  /** The number does not exist or cannot get texts: never use it again. */
  | 'invalid_number'
  | 'landline'
  /** The mailbox does not exist or refuses all mail: never write to it again. */
  | 'invalid_address'
  /** The handset was away: a later step may try again. */
  | 'retry_later'
  /** A carrier blocks texts to this number. */
  | 'blocked'
  /** Carriers filter this content: pause the campaign when it grows. */
  | 'pause_campaign'
  /** The sender is not registered: block it until it is. */
  | 'block_sender'
  /** Too fast for this sender: slow it down for a while. */
  | 'back_off'
  /** The daily cap of the brand is used up: wait for 00:00 Pacific. */
  | 'wait_for_reset'
  /** It was too late to deliver. */
  | 'expired'
  /** The carrier's own compliance rules (quiet hours, litigator, pumping) stopped it. */
  | 'compliance'
  /** Our set-up or the text is wrong: a person must look. */
  | 'config'
  /** The credentials no longer work. */
  | 'disable_integration'
  /** A code that we do not know: never retried. */
  | 'none';
