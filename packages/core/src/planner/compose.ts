import { hasOptOutWording, namesBrand } from '../compliance/content.js';
import { renderTemplate, type MergeValues } from '../template/render.js';

/** Twilio's and our own limit, in characters. */
export const MAX_TEXT = 1_600;

export type Composed =
  | { ok: true; text: string }
  | { ok: false; reason: 'missing_value' | 'text_too_long'; detail: string };

/**
 * A text as it goes out: merge fields filled in; on the first message to a person the brand in front and the
 * opt-out hint behind, when the text lacks them.
 */
export function composeSms(
  body: string,
  values: MergeValues,
  { brandName, optOutHint }: { brandName: string; optOutHint: boolean },
  isFirst: boolean,
): Composed {
  const rendered = composeText(body, values);
  if (!rendered.ok) return rendered;
  let { text } = rendered;
  if (isFirst && brandName && !namesBrand(text, [brandName])) text = `${brandName}: ${text}`;
  if (isFirst && optOutHint && !hasOptOutWording(text)) text = `${text} Reply STOP to opt out.`;
  return within(text);
}

/** Whether a text may go out by its length. */
export function within(text: string): Composed {
  if (text.length <= MAX_TEXT) return { ok: true, text };
  return {
    ok: false,
    reason: 'text_too_long',
    detail: `${text.length} characters; a text has at most ${MAX_TEXT}.`,
  };
}

/** A template with its merge fields filled in; a value that is missing without a fallback refuses. */
export function composeText(body: string, values: MergeValues): Composed {
  const rendered = renderTemplate(body, values);
  if (rendered.ok) return { ok: true, text: rendered.text.trim() };
  return {
    ok: false,
    reason: 'missing_value',
    detail: `No value and no fallback for ${rendered.missing.join(', ')}.`,
  };
}
