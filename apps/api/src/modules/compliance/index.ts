export * from './gate/index.js';
export { listedNumbers, readDncFacts, type DncFacts } from './dnc/dnc-facts.js';
export * from './add-suppressions.js';
export * from './adopt-suppressions.js';
export * from './compliance.module.js';
export * from './lift-suppressions.js';
export * from './person.js';
export * from './revoke-consents.js';
export * from './suppression-effects.js';
