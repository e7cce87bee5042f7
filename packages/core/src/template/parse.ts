/** A piece of a template: text as it is, or a field with an optional fallback. */
export type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'field'; name: string; fallback: string | null; start: number; end: number };

export interface TemplateSyntaxProblem {
  code: 'unclosed' | 'unopened' | 'empty_field' | 'bad_name';
  message: string;
  /** Zero-based position in the body. */
  at: number;
}

export interface ParsedTemplate {
  parts: TemplatePart[];
  /** Field names in order of first use. */
  fields: string[];
  problems: TemplateSyntaxProblem[];
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/**
 * Splits a body into text and merge fields: `{{firstName}}` or `{{firstName|there}}`. There is no logic,
 * no nesting and no path. Never throws: what cannot be read is a problem and stays text.
 */
export function parseTemplate(body: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateSyntaxProblem[] = [];
  const fields: string[] = [];
  let position = 0;
  const pushText = (text: string): void => {
    if (text === '') return;
    const last = parts[parts.length - 1];
    if (last?.kind === 'text') last.text += text;
    else parts.push({ kind: 'text', text });
  };
  const pushPlain = (from: number, to: number): void => {
    const text = body.slice(from, to);
    const stray = text.indexOf('}}');
    if (stray >= 0) {
      problems.push({ code: 'unopened', at: from + stray, message: '“}}” has no “{{” before it.' });
    }
    pushText(text);
  };
  while (position < body.length) {
    const start = body.indexOf('{{', position);
    if (start < 0) break;
    pushPlain(position, start);
    const close = body.indexOf('}}', start + 2);
    const nested = body.indexOf('{{', start + 2);
    if (close < 0 || (nested >= 0 && nested < close)) {
      problems.push({ code: 'unclosed', at: start, message: '“{{” is never closed with “}}”.' });
      pushText('{{');
      position = start + 2;
      continue;
    }
    const inner = body.slice(start + 2, close);
    const end = close + 2;
    const bar = inner.indexOf('|');
    const name = (bar < 0 ? inner : inner.slice(0, bar)).trim();
    if (name === '') {
      problems.push({
        code: 'empty_field',
        at: start,
        message: 'A merge field has no name: write {{firstName}}.',
      });
      pushText(body.slice(start, end));
    } else if (!NAME.test(name)) {
      problems.push({ code: 'bad_name', at: start, message: `“${name}” is not a field name.` });
      pushText(body.slice(start, end));
    } else {
      if (!fields.includes(name)) fields.push(name);
      const fallback = bar < 0 ? null : inner.slice(bar + 1).trim();
      parts.push({ kind: 'field', name, fallback: fallback === '' ? null : fallback, start, end });
    }
    position = end;
  }
  pushPlain(position, body.length);
  return { parts, fields, problems };
}
