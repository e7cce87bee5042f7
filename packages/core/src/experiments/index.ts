export * from './judge-experiment.js';
export { evidenceOfHigherRate, type RateCount } from './rate-comparison.js';
