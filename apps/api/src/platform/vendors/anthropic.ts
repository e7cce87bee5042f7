import {
  AnthropicLlm,
  type AnthropicCredentials,
  type AnthropicOptions,
  type ModelTable,
  readModels,
} from '@og/providers';
import { type Config, ConfigError } from '../config/config.js';

type Settings = Pick<
  Config,
  | 'ANTHROPIC_BASE_URL'
  | 'ANTHROPIC_MODEL_CLASSIFY'
  | 'ANTHROPIC_MODEL_DRAFT'
  | 'ANTHROPIC_MODEL_BRIEF'
  | 'ANTHROPIC_MODELS'
>;

/** An Anthropic account: ask its models, verify it. Talks to ANTHROPIC_BASE_URL when that is set. */
export function openAnthropicAccount(
  config: Settings,
  credentials: AnthropicCredentials,
  options: Pick<AnthropicOptions, 'stopMs'> = {},
): AnthropicLlm {
  return new AnthropicLlm(credentials, {
    ...options,
    baseUrl: config.ANTHROPIC_BASE_URL,
    models: modelTable(config),
  });
}

const tables = new WeakMap<Settings, ModelTable>();

/**
 * The models of this installation and their prices.
 * @throws ConfigError when a setting is malformed or names a model that has no price; asked when the platform is built
 */
export function modelTable(config: Settings): ModelTable {
  const known = tables.get(config);
  if (known) return known;
  try {
    const table = readModels(config);
    tables.set(config, table);
    return table;
  } catch (error) {
    throw new ConfigError([(error as Error).message]);
  }
}

export type { AnthropicCredentials, AnthropicLlm } from '@og/providers';
