import { AnthropicLlm, readModels, type LlmPort, type ModelTable } from '@og/providers';

export type {
  LlmAnswer,
  LlmEvent,
  LlmFailure,
  LlmOutput,
  LlmPort,
  LlmRequest,
  LlmResult,
  ModelTable,
  ModelTask,
} from '@og/providers';

/** A language model and its price list. */
export interface LanguageModel {
  llm: LlmPort;
  models: ModelTable;
  /** Answers are played. */
  simulated: boolean;
}

/** The simulator of the vendor, which takes any key; null when none is configured. */
export function openSimulatedModel(config: {
  ANTHROPIC_BASE_URL?: string | undefined;
  TWIN_URL?: string | undefined;
  CARRIERS_SIMULATED?: boolean | undefined;
}): LanguageModel | null {
  const baseUrl =
    config.ANTHROPIC_BASE_URL ??
    (config.CARRIERS_SIMULATED && config.TWIN_URL ? `${config.TWIN_URL}/anthropic` : undefined);
  if (!baseUrl) return null;
  const models = readModels();
  return { llm: new AnthropicLlm({ apiKey: 'sk-ant-simulated' }, { baseUrl, models }), models, simulated: true };
}
