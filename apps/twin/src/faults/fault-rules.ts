import { z } from 'zod';
import type { Random } from '../random.js';

export const FAULT_KINDS = [
  'error',
  'http429',
  'timeout',
  'accept_then_500',
  'accept_then_drop',
  'reset',
  'slow',
  'undelivered',
  'failed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What to do to a send instead of accepting and delivering it. */
export interface Fault {
  kind: FaultKind;
  /** A Twilio error code: of the answer for `error`, of the delivery for `undelivered` and `failed`. */
  code?: number | undefined;
  /** HTTP status of an `error`; by default the code's own. */
  status?: number | undefined;
  /** How long `slow` and `timeout` hold the request; real milliseconds. */
  delayMs?: number | undefined;
  /** Whether a `timeout` happens after acceptance (the default) or before. */
  accepted?: boolean | undefined;
}

const match = z
  .strictObject({
    to: z.string().optional(),
    from: z.string().optional(),
    bodyIncludes: z.string().optional(),
    any: z.boolean().optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'name to, from, bodyIncludes or {"any": true}');

/** Body of `POST /_twin/faults`. */
export const faultInput = z.strictObject({
  match,
  kind: z.enum(FAULT_KINDS),
  code: z.number().int().min(10000).max(99999).optional(),
  status: z.number().int().min(400).max(599).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  accepted: z.boolean().optional(),
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
});
export type FaultInput = z.infer<typeof faultInput>;

export interface FaultRule extends FaultInput {
  id: number;
  /** Sends that fitted it, and how many of them it struck. */
  seen: number;
  struck: number;
}

/** Faults set through the control API, tried in the order in which they were set. */
export class FaultRules {
  private rules: FaultRule[] = [];
  private lastId = 0;

  constructor(private readonly random: Random) {}

  add(input: FaultInput): FaultRule {
    const rule: FaultRule = { ...input, id: ++this.lastId, seen: 0, struck: 0 };
    this.rules.push(rule);
    return rule;
  }

  list(): readonly FaultRule[] {
    return this.rules;
  }

  /** Remove one rule, or all. Returns how many went. */
  remove(id?: number): number {
    const before = this.rules.length;
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
    return before - this.rules.length;
  }

  /** The fault that strikes this send, used up once. */
  take(send: { to: string; from: string | null; body: string }): Fault | null {
    for (const rule of this.rules) {
      if (!fits(rule.match, send)) continue;
      if (rule.times !== undefined && rule.struck >= rule.times) continue;
      const roll = this.random.unit('fault', rule.id, send.to, rule.seen++);
      if (rule.probability !== undefined && roll >= rule.probability) continue;
      rule.struck++;
      return rule;
    }
    return null;
  }
}

function fits(rule: FaultInput['match'], send: { to: string; from: string | null; body: string }): boolean {
  if (rule.to !== undefined && rule.to !== send.to) return false;
  if (rule.from !== undefined && rule.from !== send.from) return false;
  if (rule.bodyIncludes !== undefined && !send.body.includes(rule.bodyIncludes)) return false;
  return (
    rule.any !== false || rule.to !== undefined || rule.from !== undefined || rule.bodyIncludes !== undefined
  );
}
