/** What runs in a browser: no phone metadata, no time-zone data, no CSV. */
export * from './sms/index.js';
export * from './template/index.js';
export * from './scoring/index.js';
export * from './sequence/index.js';
export * from './ledger/index.js';
export * from './compliance/reasons.js';
export { lacksConsent } from './next-action/next-action.js';
export { STATE_NAMES } from './geo/state-names.js';
export { LEAD_FIELDS, type LeadField } from './csv/fields.js';
export { keptSlots } from './calendar/kept/kept-slots.js';
export { INTENTS, type Intent } from './classify/types.js';
