import { parseTemplate } from './parse.js';

/** Values by field name; null, undefined and blank mean missing. */
export type MergeValues = Readonly<Record<string, string | number | null | undefined>>;

export type RenderResult = { ok: true; text: string } | { ok: false; missing: string[] };

/** A value of the object itself, never of its prototype; null when missing or blank. */
function ownValue(values: MergeValues, name: string): string | null {
  if (!Object.hasOwn(values, name)) return null;
  const value = values[name];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

/**
 * Puts values into a template. A missing value takes its fallback; without one the send is blocked and the
 * names are returned. Values are inserted as they are and never read as template again.
 * Syntax problems stay visible as text: run `validateTemplate` before a template may be used.
 */
export function renderTemplate(body: string, values: MergeValues): RenderResult {
  const missing: string[] = [];
  let text = '';
  for (const part of parseTemplate(body).parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const value = ownValue(values, part.name) ?? part.fallback;
    if (value === null) {
      if (!missing.includes(part.name)) missing.push(part.name);
    } else text += value;
  }
  return missing.length > 0 ? { ok: false, missing } : { ok: true, text };
}
