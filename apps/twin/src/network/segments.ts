const GSM_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

/** Billable SMS segments of a text: GSM-7 160/153, UCS-2 70/67 (3GPP TS 23.038). */
export function countSegments(text: string): number {
  const gsm = gsmUnits(text);
  if (gsm) return pack(gsm, 160, 153);
  return pack(
    Array.from(text, (character) => character.length),
    70,
    67,
  );
}

/** Septets of each character, or null when one is outside the GSM alphabet. */
function gsmUnits(text: string): number[] | null {
  const units: number[] = [];
  for (const character of text) {
    if (GSM_BASIC.has(character)) units.push(1);
    else if (GSM_EXTENDED.has(character)) units.push(2);
    else return null;
  }
  return units;
}

/** A character of two units never stands astride two segments. */
function pack(units: number[], single: number, part: number): number {
  const total = units.reduce((sum, unit) => sum + unit, 0);
  if (total <= single) return 1;
  let segments = 1;
  let room = part;
  for (const unit of units) {
    if (unit > room) {
      segments++;
      room = part;
    }
    room -= unit;
  }
  return segments;
}
