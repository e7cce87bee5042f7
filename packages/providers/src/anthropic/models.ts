import type { LlmEffort } from '../ports/llm.js';

/** Micro-dollars for a million tokens: $0.10 is 100,000. */
export interface TokenPrices {
  input: number;
  output: number;
  cacheRead: number;
  /** Kept for five minutes … */
  cacheWrite5m: number;
  /** … or for an hour. */
  cacheWrite1h: number;
}

export interface ModelRow {
  price: TokenPrices;
  /** Some models cost more, for every token of a request, when its prompt is longer than so many tokens. */
  longPrompt?: { aboveTokens: number; price: TokenPrices } | undefined;
  /** How little the model may think before it answers; what a model does not accept it refuses with 400. */
  thinking?: 'disabled' | 'between_tools' | 'adaptive' | undefined;
  effort?: LlmEffort | undefined;
}

/** What a model is asked for; each may be another model. */
export const MODEL_TASKS = ['classify', 'draft', 'brief'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

export interface ModelTable {
  /** The model of each task. */
  tasks: Readonly<Record<ModelTask, string>>;
  /** By the vendor's name. A model without a row is not asked: its cost could not be counted. */
  models: Readonly<Record<string, ModelRow>>;
}

/** @param dollars for a million tokens: input, output, cache read, cache write for 5 minutes, for 1 hour */
function dollars(...[input, output, cacheRead, cacheWrite5m, cacheWrite1h]: Five): TokenPrices {
  const micros = (price: number): number => Math.round(price * 1_000_000);
  return {
    input: micros(input),
    output: micros(output),
    cacheRead: micros(cacheRead),
    cacheWrite5m: micros(cacheWrite5m),
    cacheWrite1h: micros(cacheWrite1h),
  };
}
type Five = [number, number, number, number, number];

/** The vendor's price list of October 2026; `readModels` changes it without a release. */
export const DEFAULT_MODELS: ModelTable = {
  tasks: { classify: 'claude-haiku-5-5', draft: 'claude-sonnet-5-5', brief: 'claude-sonnet-5-5' },
  models: {
    'claude-haiku-5-5': {
      price: dollars(0.1, 0.5, 0.01, 0.125, 0.2),
      longPrompt: { aboveTokens: 100_000, price: dollars(0.5, 2.5, 0.05, 0.625, 1) },
      thinking: 'disabled',
    },
    'claude-sonnet-5-5': { price: dollars(2, 10, 0.1, 2.5, 4), thinking: 'between_tools' },
    'claude-opus-5-5': { price: dollars(4, 20, 0.2, 5, 8), thinking: 'adaptive', effort: 'low' },
    'claude-haiku-4-5': { price: dollars(1, 5, 0.1, 1.25, 2) },
  },
};

const SHAPE =
  'ANTHROPIC_MODELS must be JSON like {"model-name": {"price": [2, 10, 0.1, 2.5, 4], "thinking": "adaptive"}}: dollars for a million tokens of input, output, cache reads, and cache writes for 5 minutes and 1 hour';

export interface ModelSettings {
  ANTHROPIC_MODEL_CLASSIFY?: string | undefined;
  ANTHROPIC_MODEL_DRAFT?: string | undefined;
  ANTHROPIC_MODEL_BRIEF?: string | undefined;
  /** JSON: rows that are added, or take a row's place. */
  ANTHROPIC_MODELS?: string | undefined;
}

/**
 * The table with the deployment's own models and prices.
 * @throws Error that says what to correct when a setting is malformed or names a model without a price
 */
export function readModels(settings: ModelSettings = {}, table: ModelTable = DEFAULT_MODELS): ModelTable {
  const models = { ...table.models, ...readRows(settings.ANTHROPIC_MODELS) };
  const tasks = {
    classify: settings.ANTHROPIC_MODEL_CLASSIFY ?? table.tasks.classify,
    draft: settings.ANTHROPIC_MODEL_DRAFT ?? table.tasks.draft,
    brief: settings.ANTHROPIC_MODEL_BRIEF ?? table.tasks.brief,
  };
  for (const task of MODEL_TASKS) {
    if (Object.hasOwn(models, tasks[task])) continue;
    throw new Error(
      `ANTHROPIC_MODEL_${task.toUpperCase()}: nobody knows what ${tasks[task]} costs. ${SHAPE}.`,
    );
  }
  return { tasks, models };
}

function readRows(json: string | undefined): Record<string, ModelRow> {
  if (json === undefined || json.trim() === '') return {};
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    throw new Error(`${SHAPE}; this is no JSON.`);
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error(`${SHAPE}.`);
  return Object.fromEntries(Object.entries(given).map(([name, row]) => [name, readRow(name, row)]));
}

function readRow(name: string, given: unknown): ModelRow {
  const { price, thinking, effort } = (given ?? {}) as Record<string, unknown>;
  const isPrice = (value: unknown): value is number =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (!Array.isArray(price) || price.length !== 5 || !price.every(isPrice))
    throw new Error(`${SHAPE}; look at “price” of ${name}.`);
  return {
    price: dollars(...(price as Five)),
    thinking: oneOf(['disabled', 'between_tools', 'adaptive'], thinking, `“thinking” of ${name}`),
    effort: oneOf(['low', 'medium', 'high'], effort, `“effort” of ${name}`),
  };
}

function oneOf<const T extends string>(words: readonly T[], given: unknown, what: string): T | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (found === undefined) throw new Error(`ANTHROPIC_MODELS: ${what} must be one of ${words.join(', ')}.`);
  return found;
}
