import { hash53 } from '../random.js';
import { blocksOf, type MessagesRequest } from './request.js';

/** Characters of a token, roughly. */
const CHARACTERS = 3.5;
const TTL_MS = { '5m': 300_000, '1h': 3_600_000 } as const;
const CAPACITY = 5_000;

export interface InputUsage {
  input: number;
  read: number;
  write5m: number;
  write1h: number;
}

interface Part {
  text: string;
  ttl: '5m' | '1h' | null;
}

export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS);
}

/** Everything that the model reads, in the order in which the vendor caches it: tools, system, messages. */
function partsOf(request: MessagesRequest): Part[] {
  return [
    ...(request.tools ?? []).map(({ cache_control, ...tool }) => ({
      text: JSON.stringify(tool),
      ttl: cache_control ? (cache_control.ttl ?? ('5m' as const)) : null,
    })),
    ...(request.output_config?.format
      ? [{ text: JSON.stringify(request.output_config.format.schema), ttl: null }]
      : []),
    ...blocksOf(request.system),
    ...request.messages.flatMap(({ role, content }) =>
      blocksOf(content).map(({ text, ttl }) => ({ text: `${role}: ${text}`, ttl })),
    ),
  ];
}

export function inputTokens(request: MessagesRequest): number {
  return partsOf(request).reduce((sum, { text }) => sum + tokensOf(text), 0);
}

/** Remembers prefixes of prompts up to their breakpoints, per key and model, for as long as was asked. */
export class PromptCache {
  private readonly until = new Map<number, number>();

  constructor(private readonly now: () => number) {}

  /** What one request reads from the cache and leaves in it. @param minTokens shorter prefixes are never kept */
  use(account: string, request: MessagesRequest, minTokens: number): InputUsage {
    const now = this.now();
    const usage: InputUsage = { input: 0, read: 0, write5m: 0, write1h: 0 };
    const breakpoints: { key: number; tokens: number; ttl: '5m' | '1h' }[] = [];
    let prefix = `${account}\u0000${request.model}`;
    let total = 0;
    for (const { text, ttl } of partsOf(request)) {
      prefix = `${hash53(`${prefix}\u0000${text}`)}`;
      total += tokensOf(text);
      if (ttl && total >= minTokens) breakpoints.push({ key: Number(prefix), tokens: total, ttl });
    }
    const hit = breakpoints.findLastIndex(({ key }) => (this.until.get(key) ?? 0) > now);
    usage.read = breakpoints[hit]?.tokens ?? 0;
    let counted = usage.read;
    for (const [index, { key, tokens, ttl }] of breakpoints.entries()) {
      this.keep(key, now + TTL_MS[ttl]);
      if (index <= hit) continue;
      usage[ttl === '1h' ? 'write1h' : 'write5m'] += tokens - counted;
      counted = tokens;
    }
    usage.input = total - counted;
    return usage;
  }

  clear(): void {
    this.until.clear();
  }

  private keep(key: number, until: number): void {
    this.until.delete(key);
    this.until.set(key, until);
    const [oldest] = this.until.keys();
    if (this.until.size > CAPACITY && oldest !== undefined) this.until.delete(oldest);
  }
}
