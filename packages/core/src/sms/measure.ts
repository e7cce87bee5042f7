import { SegmentedMessage } from 'sms-segments-calculator';

/** What a text costs as SMS. */
export interface SmsMeasure {
  encoding: 'GSM-7' | 'UCS-2';
  /** Billable SMS segments; 0 for an empty text. */
  segments: number;
  /** Septets (GSM-7) or 16-bit units (UCS-2), without headers. */
  units: number;
  /** Room in one segment at this length: 160/153 or 70/67. */
  unitsPerSegment: number;
  /** Units that still fit before one more segment is needed. */
  remaining: number;
  /** Characters that force UCS-2, each once, in order. */
  forcing: string[];
}

/**
 * Measures a text exactly as Twilio bills it, smart encoding off.
 * Measure after merge fields, links and opt-out text.
 */
export function measureSms(text: string): SmsMeasure {
  if (text === '') {
    return { encoding: 'GSM-7', segments: 0, units: 0, unitsPerSegment: 160, remaining: 160, forcing: [] };
  }
  const message = new SegmentedMessage(text, 'auto', false);
  const encoding = message.encodingName;
  const segments = message.segmentsCount;
  const bits = encoding === 'GSM-7' ? 7 : 16;
  const single = encoding === 'GSM-7' ? 160 : 70;
  const concatenated = encoding === 'GSM-7' ? 153 : 67;
  const unitsPerSegment = segments > 1 ? concatenated : single;
  const units = Math.round(message.messageSize / bits);
  // Only the last segment has room: a split two-unit character leaves a hole that nothing can fill.
  const last = message.segments[message.segments.length - 1];
  const usedInLast = last === undefined ? 0 : Math.round(last.messageSizeInBits() / bits);
  return {
    encoding,
    segments,
    units,
    unitsPerSegment,
    remaining: unitsPerSegment - usedInLast,
    forcing: [...new Set(message.getNonGsmCharacters())],
  };
}
