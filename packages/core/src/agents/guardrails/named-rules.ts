import { normalizeInbound } from '../../classify/text.js';
import type { Guardrail } from '../types.js';

/** A guardrail of patterns over normalized text; says which words it met. */
export function namedRules(what: string, patterns: readonly RegExp[]): Guardrail {
  return ({ reply }) => {
    const text = normalizeInbound(reply);
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (match) return `${what}: “${match[0].slice(0, 80)}”.`;
    }
    return null;
  };
}
