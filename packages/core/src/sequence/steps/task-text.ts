import { parseTemplate } from '../../template/parse.js';
import type { MergeValues } from '../../template/render.js';

/**
 * A text for a colleague. Unlike a message to a lead it is never held for want of a value: a gap is named, because
 * the person who reads it can look.
 */
export function taskText(body: string, values: MergeValues): string {
  return parseTemplate(body)
    .parts.map((part) => {
      if (part.kind === 'text') return part.text;
      const value = Object.hasOwn(values, part.name) ? values[part.name] : null;
      const text = value === null || value === undefined ? '' : String(value).trim();
      return text || part.fallback || `(no ${part.name})`;
    })
    .join('')
    .trim();
}
