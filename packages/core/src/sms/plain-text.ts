/**
 * Counting by arithmetic for texts whose characters are all one unit of UTF-16 and stand alone: nearly every text.
 * The calculator looks at each character's cluster, which takes a hundred times as long; everything else is left to it.
 */

/** GSM 03.38, one septet each. A carriage return is left to the calculator: it may be one cluster with a line feed. */
const BASIC =
  '@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Two septets, never parted. */
const EXTENDED = '\f^{}\\[~]|€';

const NOT_GSM = 0;
/** Septets by UTF-16 unit, for the range in which all but a few stand. */
const SEPTETS = new Uint8Array(0x2100);
for (const char of BASIC) SEPTETS[char.charCodeAt(0)] = 1;
for (const char of EXTENDED) SEPTETS[char.charCodeAt(0)] = 2;

/** Latin letters, general punctuation and symbols that join with nothing around them. */
const ALONE = /^[\n\f\u0020-\u007e\u00a1-\u02af\u0391-\u03c9\u2010-\u2027\u2030-\u203a\u20ac\u2122]*$/;

export interface PlainMeasure {
  encoding: 'GSM-7' | 'UCS-2';
  segments: number;
  units: number;
  /** Units used in the last segment. */
  usedInLast: number;
}

/** Segments of a text by arithmetic; null: the calculator must be asked. */
export function measurePlain(text: string): PlainMeasure | null {
  if (!ALONE.test(text)) return null;
  let units = 0;
  let isGsm = true;
  for (let at = 0; at < text.length; at += 1) {
    const septets = SEPTETS[text.charCodeAt(at)] ?? NOT_GSM;
    if (septets === NOT_GSM) {
      isGsm = false;
      break;
    }
    units += septets;
  }
  return isGsm ? inGsm(text, units) : inUcs2(text.length);
}

function inGsm(text: string, units: number): PlainMeasure {
  if (units <= 160) return { encoding: 'GSM-7', segments: 1, units, usedInLast: units };
  let segments = 1;
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    const septets = SEPTETS[text.charCodeAt(at)] ?? 1;
    if (used + septets > 153) {
      segments += 1;
      used = 0;
    }
    used += septets;
  }
  return { encoding: 'GSM-7', segments, units, usedInLast: used };
}

function inUcs2(units: number): PlainMeasure {
  if (units <= 70) return { encoding: 'UCS-2', segments: 1, units, usedInLast: units };
  const segments = Math.ceil(units / 67);
  return { encoding: 'UCS-2', segments, units, usedInLast: units - (segments - 1) * 67 };
}

/** The characters of a plain text that are not GSM, each once, in order. */
export function forcingOf(text: string): string[] {
  return [...new Set(text)].filter((char) => !SEPTETS[char.charCodeAt(0)]);
}
