/** A message that a webhook's answer asks for. */
export interface TwimlMessage {
  body: string;
  to: string | null;
  from: string | null;
  statusCallback: string | null;
}

/**
 * The messages in a webhook's answer. XML and HTML are read as TwiML; plain text
 * is itself the message, which is how Twilio treats it.
 */
export function parseTwiml(contentType: string, answer: string): TwimlMessage[] {
  const text = answer.trim();
  if (!text) return [];
  if (/^text\/plain/i.test(contentType)) return [{ body: text, to: null, from: null, statusCallback: null }];
  if (!/xml|html/i.test(contentType)) return [];
  return [...text.matchAll(/<Message\b([^>]*?)(?:\/>|>([\s\S]*?)<\/Message>)/g)].flatMap((found) => {
    const attributes = found[1] ?? '';
    const inner = found[2] ?? '';
    const body = decode(
      inner.match(/<Body\b[^>]*>([\s\S]*?)<\/Body>/)?.[1] ?? inner.replace(/<[A-Z][\s\S]*$/, ''),
    );
    if (!body.trim()) return [];
    return [
      {
        body: body.trim(),
        to: attribute(attributes, 'to'),
        from: attribute(attributes, 'from'),
        statusCallback: attribute(attributes, 'statusCallback') ?? attribute(attributes, 'action'),
      },
    ];
  });
}

function attribute(attributes: string, name: string): string | null {
  const found = attributes.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`));
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : decode(value);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(xml: string): string {
  const cdata = xml.match(/^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/)?.[1];
  if (cdata !== undefined) return cdata;
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}
