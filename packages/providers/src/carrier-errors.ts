import type { ErrorRow } from './error-row.js';

/** What carriers say, by the codes under which every vendor of texts passes it on. */
export const CARRIER_ERRORS: Readonly<Record<string, ErrorRow>> = {
  '30001': { action: 'back_off', message: 'The queue of this sender overflowed.' },
  '30003': { action: 'retry_later', message: 'The phone could not be reached.' },
  '30004': { action: 'blocked', message: 'The carrier or the person blocks our texts.' },
  '30005': { action: 'invalid_number', message: 'The number is unknown to its carrier.' },
  '30006': { action: 'landline', message: 'A landline, or a carrier that takes no texts.' },
  '30007': { action: 'pause_campaign', message: 'A carrier filtered the text as unwanted.' },
  '30008': { action: 'retry_later', message: 'The carrier failed without a reason.' },
  '30022': { action: 'back_off', message: 'The rate limit of the 10DLC campaign was exceeded.' },
  '30023': {
    action: 'wait_for_reset',
    message: 'The brand’s daily cap is used up until 00:00 Pacific time.',
  },
  '30034': { action: 'block_sender', message: 'The number is not registered for 10DLC.' },
};
