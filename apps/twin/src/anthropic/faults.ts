import { z } from 'zod';
import type { Random } from '../random.js';
import { BREACHES } from './brain/breaches.js';

/** Everything that can go wrong on demand. */
export const LLM_FAULTS = [
  'refusal',
  'truncation',
  'invalid_json',
  'wrong_shape',
  'slow',
  'hang',
  'cut',
  'reset',
  'overloaded',
  'overloaded_midway',
  'rate_limit',
  'error_500',
  'auth',
  'spend_limit',
  'own_spend_limit',
  'no_credit',
  ...BREACHES,
] as const;

/** What a rule can tell a request by. */
export interface Asked {
  model: string;
  task: string;
  prompt: string;
}

/** Body of `POST /_twin/llm/faults`. */
export const llmFaultInput = z.strictObject({
  kind: z.enum(LLM_FAULTS),
  match: z
    .strictObject({
      model: z.string().optional(),
      task: z.enum(['draft', 'brief', 'classify', 'other', 'text']).optional(),
      promptIncludes: z.string().min(1).optional(),
    })
    .default({}),
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  /** Real milliseconds of `slow` and `hang`. */
  delayMs: z.number().int().min(0).max(600_000).optional(),
  /** Seconds that `rate_limit` and `overloaded` ask to wait; null for none. */
  retryAfter: z.number().min(0).max(86_400).nullable().optional(),
  /** The word of `draft_banned_word`. */
  word: z.string().min(1).max(100).optional(),
});
export type LlmFaultInput = z.infer<typeof llmFaultInput>;
export type LlmFault = Omit<LlmFaultInput, 'match' | 'times' | 'probability'>;

export interface LlmFaultRule extends LlmFaultInput {
  id: number;
  seen: number;
  struck: number;
}

const MAGIC = /\btwin:([a-z0-9-]+)/;

/** Faults of the simulated model: rules of the control API, and magic words in what is asked (`twin:refusal`). */
export class LlmFaults {
  private rules: LlmFaultRule[] = [];
  private lastId = 0;

  constructor(private readonly random: Random) {}

  add(input: LlmFaultInput): LlmFaultRule {
    const rule: LlmFaultRule = { ...input, id: ++this.lastId, seen: 0, struck: 0 };
    this.rules.push(rule);
    return rule;
  }

  list(): readonly LlmFaultRule[] {
    return this.rules;
  }

  /** Remove one rule, or all. Returns how many went. */
  remove(id?: number): number {
    const before = this.rules.length;
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
    return before - this.rules.length;
  }

  /** The fault that strikes this request, used up once. */
  take(asked: Asked): LlmFault | null {
    const rule = this.rules.find((candidate) => fits(candidate, asked) && this.strikes(candidate));
    if (rule) return rule;
    const word = MAGIC.exec(asked.prompt)?.[1]?.replaceAll('-', '_');
    const kind = LLM_FAULTS.find((name) => name === word);
    return kind ? { kind } : null;
  }

  private strikes(rule: LlmFaultRule): boolean {
    if (rule.times !== undefined && rule.struck >= rule.times) return false;
    const roll = this.random.unit('llm-fault', rule.id, rule.seen++);
    if (rule.probability !== undefined && roll >= rule.probability) return false;
    rule.struck++;
    return true;
  }
}

function fits({ match }: LlmFaultRule, { model, task, prompt }: Asked): boolean {
  if (match.model !== undefined && match.model !== model) return false;
  if (match.task !== undefined && match.task !== task) return false;
  return match.promptIncludes === undefined || prompt.includes(match.promptIncludes);
}
