export type {
  LlmEvent,
  LlmOutput,
  LlmPort,
  LlmRequest,
  LlmResult,
  ModelTable,
  ModelTask,
} from '@og/providers';
