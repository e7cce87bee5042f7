import type { Message } from './message.js';
import { carrierKeyword, type Keyword, type OptOuts } from './opt-outs.js';
import { countSegments } from './segments.js';

/** A text that a person sent, as a vendor stores it. */
export function receivedMessage(
  draft: Pick<Message, 'vendor' | 'sid' | 'accountSid' | 'body' | 'to'> & { from: string },
  now: number,
): Message {
  return {
    ...draft,
    direction: 'inbound',
    mediaUrls: [],
    status: 'received',
    errorCode: null,
    segments: countSegments(draft.body),
    messagingServiceSid: null,
    statusCallback: null,
    createdAt: now,
    updatedAt: now,
    sentAt: now,
    ordinal: 0,
    automatic: false,
  };
}

/**
 * Obey a keyword as carriers do.
 * @param key what is opted out of: a number, a campaign
 * @returns the keyword, and whether the vendor answers it: only a change is confirmed, so YES from someone who never
 *   opted out is just a yes
 */
export function obeyKeyword(
  optOuts: OptOuts,
  key: string,
  text: { from: string; body: string },
): { keyword: Keyword | null; answered: boolean } {
  const keyword = carrierKeyword(text.body);
  switch (keyword) {
    case null:
      return { keyword, answered: false };
    case 'stop':
      return { keyword, answered: optOuts.add(key, text.from) };
    case 'start':
      return { keyword, answered: optOuts.remove(key, text.from) };
    case 'help':
      return { keyword, answered: true };
  }
}
