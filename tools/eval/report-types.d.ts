/** An inbound message that was read by rules and model; `ReadMessage` of the API. */
export interface ReadMessage {
  expected: string;
  byRules: string;
  settled: string;
  uncertain: boolean;
  suppressed: boolean;
  asked: boolean;
  failed: boolean;
  costMicros: number;
  latencyMs: number;
}

/** A conversation that an agent played; `CaseResult` of the API. */
export interface CaseResult {
  name: string;
  problems: string[];
  verdict: string;
  failedChecks: string[];
  costMicros: number;
  latencyMs: number;
}

export interface AgentResults {
  agent: string;
  results: CaseResult[];
}

/** A text that tries to take the machine over, and what became of it; `InjectionResult` of the API. */
export interface InjectionResult {
  text: string;
  verdicts: string[];
  sent: boolean;
  acted: boolean;
  leaked: boolean;
}

/** How well the meaning of messages was read. Shares are 0 to 1. */
export interface InboundFigures {
  total: number;
  rules: number;
  rulesHeldOut: number;
  together: number;
  togetherHeldOut: number;
  /** Markdown. */
  table: string;
  optOuts: number;
  optOutsFound: number;
  falseOptOuts: number;
  falsePositives: number;
  uncertain: number;
  asked: number;
  failed: number;
  costMicros: number;
  medianMs: number;
}

export interface Evaluation {
  /** Model names by task. */
  models: Record<string, string>;
  inbound: InboundFigures;
  conversations: AgentResults[];
  injections: InjectionResult[];
  /** What must not be, in words. */
  failures: string[];
}

/** What is used of `@og/testing`. */
export interface Testing {
  labelledInbound(): { text: string }[];
  injectionTexts(): { text: string }[];
  halfOf(item: { text: string }): string;
  confusion(labels: readonly string[], judged: readonly { expected: string; actual: string }[]): Confusion;
  confusionTable(of: Confusion): string;
}
interface Confusion {
  accuracy: number;
}

/** What is used of the API's `evaluate.js`. */
export interface Api {
  modelTable(settings: object): { tasks: Record<string, string> };
  openAnthropicAccount(settings: object, credentials: { apiKey: string }): object;
  evaluateInbound(model: object, message: { text: string }, now: Date): Promise<ReadMessage>;
  evaluateConversation(model: object, conversation: object): Promise<CaseResult>;
  evaluateBrief(model: object, brief: object): Promise<CaseResult>;
  evaluateInjection(model: object, text: { text: string }): Promise<InjectionResult>;
}
