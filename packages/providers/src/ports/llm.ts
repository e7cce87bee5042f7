/** Part of the system prompt. Blocks up to a `cache` mark are kept by the vendor for so long and read for less. */
export interface LlmSystemBlock {
  text: string;
  cache?: '5m' | '1h' | undefined;
}

export interface LlmMessage {
  role: 'user' | 'assistant';
  text: string;
}

/** What the answer must be; `modelOutput` of the contracts makes one of a zod schema. */
export interface LlmOutput<T> {
  /** JSON schema of an object, `title` names it. */
  schema: Record<string, unknown>;
  /** @throws when the parsed answer does not fit */
  parse(value: unknown): T;
}

export type LlmEffort = 'low' | 'medium' | 'high';

/** One question to a language model. There is no temperature: current models refuse it. */
export interface LlmRequest<T = never> {
  /** A name of the model table; never written in code. */
  model: string;
  system: readonly LlmSystemBlock[];
  /** The last one is the user's. */
  messages: readonly LlmMessage[];
  /** Absent: plain text. */
  output?: LlmOutput<T> | undefined;
  /** Tokens that the answer may have, thinking included. */
  maxTokens: number;
  effort?: LlmEffort | undefined;
  /** Milliseconds for everything: every attempt and the waiting between them. */
  timeoutMs: number;
  /** Ends the call at once. */
  signal?: AbortSignal | undefined;
  /** Opaque id of ours, sent along; the vendor's own id of the answer is `requestId`. */
  traceId?: string | undefined;
}

/** Tokens; what the model read in all is `input + cacheRead + cacheWrite`. */
export interface LlmUsage {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite: number;
}

/** What is known of every call, whatever came of it. */
export interface LlmCall {
  /** As the vendor named it; ours when it did not answer. */
  model: string;
  /** Of all attempts. */
  usage: LlmUsage;
  /** Whole micro-dollars (a millionth of a dollar) of all attempts, rounded up. */
  costMicros: number;
  /** Milliseconds, waiting included. */
  latencyMs: number;
  attempts: number;
  /** The vendor's; null when it did not answer. */
  requestId: string | null;
}

export interface LlmAnswer<T> extends LlmCall {
  kind: 'answer';
  /** Null when no output was asked for. */
  output: T | null;
  /** As it came. */
  text: string;
  stopReason: string;
}

export type LlmFailureReason =
  /** The model will not answer this. */
  | 'refused'
  /** The answer was cut off by `maxTokens` or the context window. */
  | 'truncated'
  /** Not the JSON that was asked for. */
  | 'invalid_output'
  /** Nothing whole within `timeoutMs`. */
  | 'timeout'
  /** 429 or 529, still so after every attempt. */
  | 'overloaded'
  /** The key no longer works: disable the integration. */
  | 'auth'
  /** The account has no money left or reached its limit: stop until a person acts. */
  | 'spend_limit'
  /** The vendor will refuse this request again. */
  | 'bad_request'
  /** 5xx, a broken connection, an answer that ended early. */
  | 'unavailable'
  /** `signal` ended it. */
  | 'cancelled';

export interface LlmFailure extends LlmCall {
  kind: 'failure';
  reason: LlmFailureReason;
  /** For people; never holds what was asked or answered. */
  message: string;
  /** What the vendor asked to wait, or null. */
  retryAfterMs: number | null;
  /** What came so far; for the recorder. */
  text: string;
}

export type LlmResult<T> = LlmAnswer<T> | LlmFailure;

export type LlmEvent<T> =
  /** More of the text, or of the field that was asked for. */
  | { kind: 'text'; text: string }
  /** The connection broke and the question is asked again: what was shown is void. */
  | { kind: 'restart' }
  /** The last one. */
  | { kind: 'end'; result: LlmResult<T> };

/** A language model. Never throws for what a vendor or a network does. */
export interface LlmPort {
  generate<T = never>(request: LlmRequest<T>): Promise<LlmResult<T>>;
  /**
   * The same, told as it comes.
   * @param field of the output's top level whose text is told; absent: the whole text
   */
  stream<T = never>(request: LlmRequest<T>, field?: string): AsyncIterable<LlmEvent<T>>;
}
