export * from './types.js';
export * from './assignment.js';
export * from './buckets.js';
export { classifyByRules, sentimentOf } from './classify-by-rules.js';
export { CERTAIN_FROM } from './choose-intent.js';
export {
  entitiesOf,
  type Entities,
  type SaidAmount,
  type SaidTime,
  type TimeGrain,
} from './entities/index.js';
export { entityRows, type EntityRow } from './entities/entity-rows.js';
export { languageOf } from './words/language.js';
export * from './settle-verdict.js';
export { MAX_SNOOZE_DAYS, snoozeUntil, type SnoozeProblem, type SnoozeResult } from './times/snooze-until.js';
export * from './working-time.js';
