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
