/** One instruction of a TwiML document. */
export interface Verb {
  name: string;
  attributes: Record<string, string>;
  /** The text without its tags. */
  text: string;
  /** `Number` within `Dial`. */
  nouns: Verb[];
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Read the instructions of an answer. Like Twilio, an answer that is no TwiML is an application error.
 * @returns null when it cannot be read
 */
export function parseVoiceTwiml(contentType: string, answer: string): Verb[] | null {
  if (!/xml/i.test(contentType)) return null;
  const text = answer.replace(/<\?xml[^>]*\?>/, '').trim();
  if (/^<Response\s*\/>$/.test(text)) return [];
  const inner = /^<Response\b[^>]*>([\s\S]*)<\/Response>$/.exec(text)?.[1];
  return inner === undefined ? null : verbsOf(inner);
}

function verbsOf(xml: string): Verb[] {
  return [...xml.matchAll(/<([A-Z][A-Za-z]*)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g)].map((found) => {
    const content = found[3] ?? '';
    const nouns = verbsOf(content);
    return {
      name: found[1] ?? '',
      attributes: attributesOf(found[2] ?? ''),
      text: decode(content.replaceAll(/<[^>]*>/g, '')).trim(),
      nouns,
    };
  });
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([A-Za-z]+)\s*=\s*"([^"]*)"/g)].map((found) => [
      found[1] ?? '',
      decode(found[2] ?? ''),
    ]),
  );
}

function decode(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[String(name).toLowerCase()] ?? '');
  });
}
