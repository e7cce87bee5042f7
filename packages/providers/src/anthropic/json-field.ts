const HIGH_SURROGATE = /[\uD800-\uDBFF]$/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/**
 * Reads the text of one field of a JSON object while the object is still being written: each piece gives what is new
 * of that text. Only a string on the top level counts, and its first occurrence.
 */
export class JsonFieldReader {
  private depth = 0;
  private inString = false;
  /** The escape that is being read, without its backslash; null outside one. */
  private escape: string | null = null;
  private isKey = false;
  private key = '';
  private collecting = false;
  private done = false;
  /** Half of a character whose other half has not come yet. */
  private half = '';

  constructor(private readonly field: string) {}

  /** @returns what this piece adds to the field's text */
  push(piece: string): string {
    let added = '';
    for (const character of piece.split('')) {
      if (this.done) break;
      added += this.inString ? this.inside(character) : this.outside(character);
    }
    added = this.half + added;
    this.half = HIGH_SURROGATE.exec(added)?.[0] ?? '';
    return this.half ? added.slice(0, -1) : added;
  }

  private outside(character: string): string {
    if (character === '{' || character === '[') {
      this.depth++;
      this.isKey = character === '{' && this.depth === 1;
    } else if (character === '}' || character === ']') this.depth--;
    else if (character === ',') this.isKey = this.depth === 1;
    else if (character === ':') this.isKey = false;
    else if (character === '"') {
      this.inString = true;
      if (this.isKey) this.key = '';
      else this.collecting = this.depth === 1 && this.key === this.field;
    }
    return '';
  }

  private inside(character: string): string {
    if (this.escape !== null) return this.escaped(character);
    if (character === '\\') {
      this.escape = '';
      return '';
    }
    if (character === '"') {
      this.inString = false;
      if (this.collecting) this.done = true;
      return '';
    }
    return this.take(character);
  }

  private escaped(character: string): string {
    const escape = this.escape + character;
    if (escape[0] === 'u' && escape.length < 5) {
      this.escape = escape;
      return '';
    }
    this.escape = null;
    if (escape[0] === 'u') return this.take(String.fromCharCode(Number.parseInt(escape.slice(1), 16)));
    return this.take(ESCAPES[character] ?? character);
  }

  private take(text: string): string {
    if (this.collecting) return text;
    if (this.isKey) this.key += text;
    return '';
  }
}
