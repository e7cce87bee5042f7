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
  'reset_before_read',
  'callbacks_first',
  'callbacks_lost',
  'callbacks_doubled',
  'callbacks_reordered',
  'callbacks_late',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export type VendorName = 'twilio' | 'signalhouse' | 'sendgrid';

/** What a rule can tell a send by. */
export interface Send {
  vendor: VendorName;
  to: string;
  from: string | null;
  body: string;
}

/** What to do to a send instead of accepting and delivering it. */
export interface Fault {
  kind: FaultKind;
  /** The vendor's error code, known or not: of the answer for `error`, of the delivery for `undelivered` and `failed`. */
  code?: number | string | undefined;
  /** HTTP status of an `error`; by default the code's own. */
  status?: number | undefined;
  /** How long `slow` and `timeout` hold the request, and `callbacks_late` the callbacks; real milliseconds. */
  delayMs?: number | undefined;
  /** Whether a `timeout` happens after acceptance (the default) or before. */
  accepted?: boolean | undefined;
  /** How often `callbacks_doubled` sends each; default 3. */
  copies?: number | undefined;
  /** What a 429 says in Retry-After, in seconds; default 1, null for nothing. */
  retryAfter?: number | null | undefined;
}

const match = z
  .strictObject({
    vendor: z.enum(['twilio', 'signalhouse', 'sendgrid']).optional(),
    to: z.string().optional(),
    from: z.string().optional(),
    bodyIncludes: z.string().optional(),
    any: z.boolean().optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'name to, from, bodyIncludes, vendor or {"any": true}');

/** Body of `POST /_twin/faults`. */
export const faultInput = z.strictObject({
  match,
  kind: z.enum(FAULT_KINDS),
  code: z.union([z.number().int().min(1).max(99999), z.string().min(1).max(60)]).optional(),
  status: z.number().int().min(400).max(599).optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  accepted: z.boolean().optional(),
  copies: z.number().int().min(1).max(100).optional(),
  retryAfter: z.number().min(0).max(86_400).nullable().optional(),
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
  take(send: Send): Fault | null {
    for (const rule of this.rules) {
      // Such a request is not read: there is nothing to tell it by.
      if (rule.kind !== 'reset_before_read' && fits(rule.match, send) && this.strikes(rule, send.to))
        return rule;
    }
    return null;
  }

  /** Whether the connection of a request to this vendor breaks before anything of it is read. */
  takeUnread(vendor: VendorName): boolean {
    const rule = this.rules.find(
      ({ kind, match: asked }) => kind === 'reset_before_read' && (asked.vendor ?? vendor) === vendor,
    );
    return rule !== undefined && this.strikes(rule, vendor);
  }

  private strikes(rule: FaultRule, key: string): boolean {
    if (rule.times !== undefined && rule.struck >= rule.times) return false;
    const roll = this.random.unit('fault', rule.id, key, rule.seen++);
    if (rule.probability !== undefined && roll >= rule.probability) return false;
    rule.struck++;
    return true;
  }
}

function fits(rule: FaultInput['match'], send: Send): boolean {
  if (rule.vendor !== undefined && rule.vendor !== send.vendor) return false;
  if (rule.to !== undefined && rule.to !== send.to) return false;
  if (rule.from !== undefined && rule.from !== send.from) return false;
  if (rule.bodyIncludes !== undefined && !send.body.includes(rule.bodyIncludes)) return false;
  return (
    rule.any !== false ||
    [rule.to, rule.from, rule.bodyIncludes, rule.vendor].some((part) => part !== undefined)
  );
}
