import { draftSchema, type Draft } from '@og/contracts';
import type { Check } from '@og/core';

/** A draft that was decided about, as far as two of them are compared. */
export interface Compared {
  rawOutput: string | null;
  verdict: string;
  checks: readonly Check[];
}

/** In what two decisions about the same conversation differ: verdict, text, handoff, check. */
export function differencesOf(before: Compared, after: Compared): string[] {
  const [a, b] = [draftOf(before.rawOutput), draftOf(after.rawOutput)];
  return [
    ...(before.verdict === after.verdict ? [] : ['verdict']),
    ...(squeezed(a?.reply) === squeezed(b?.reply) ? [] : ['text']),
    ...((a?.handoff ?? null) === (b?.handoff ?? null) ? [] : ['handoff']),
    ...(failed(before.checks) === failed(after.checks) ? [] : ['check']),
  ];
}

/** The text of a recorded draft; empty when there is none. */
export function replyOf(rawOutput: string | null): string {
  return draftOf(rawOutput)?.reply ?? '';
}

function draftOf(rawOutput: string | null): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(rawOutput ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function squeezed(text: string | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}

function failed(checks: readonly Check[]): string {
  return checks
    .filter(({ ok }) => !ok)
    .map(({ check }) => check)
    .toSorted()
    .join();
}
