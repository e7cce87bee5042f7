export * from './types.js';
export { classifyByRules, sentimentOf } from './classify-by-rules.js';
export { CERTAIN_FROM } from './choose-intent.js';
export {
  entitiesOf,
  type Entities,
  type SaidAmount,
  type SaidTime,
  type TimeGrain,
} from './entities/index.js';
export { languageOf } from './words/language.js';
export { MAX_SNOOZE_DAYS, snoozeUntil, type SnoozeProblem, type SnoozeResult } from './times/snooze-until.js';
