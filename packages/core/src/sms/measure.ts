import { SegmentedMessage } from 'sms-segments-calculator';
import { forcingOf, measurePlain } from './plain-text.js';

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
  const plain = measurePlain(text);
  return plain
    ? { ...shape(plain), forcing: plain.encoding === 'GSM-7' ? [] : forcingOf(text) }
    : measureByCalculator(text);
}

interface Counted {
  encoding: SmsMeasure['encoding'];
  segments: number;
  units: number;
  usedInLast: number;
}

function shape({ encoding, segments, units, usedInLast }: Counted): Omit<SmsMeasure, 'forcing'> {
  const single = encoding === 'GSM-7' ? 160 : 70;
  const concatenated = encoding === 'GSM-7' ? 153 : 67;
  const unitsPerSegment = segments > 1 ? concatenated : single;
  // Only the last segment has room: a split two-unit character leaves a hole that nothing can fill.
  return { encoding, segments, units, unitsPerSegment, remaining: unitsPerSegment - usedInLast };
}

/** Twilio's own calculator, for texts with clusters: emoji, combining marks, scripts that join. */
export function measureByCalculator(text: string): SmsMeasure {
  const message = new SegmentedMessage(text, 'auto', false);
  const encoding = message.encodingName;
  const bits = encoding === 'GSM-7' ? 7 : 16;
  const last = message.segments[message.segments.length - 1];
  return {
    ...shape({
      encoding,
      segments: message.segmentsCount,
      units: Math.round(message.messageSize / bits),
      usedInLast: last === undefined ? 0 : Math.round(last.messageSizeInBits() / bits),
    }),
    forcing: [...new Set(message.getNonGsmCharacters())],
  };
}
