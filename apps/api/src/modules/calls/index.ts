export { CallType } from './call.types.js';
export type { CallView } from './call.view.js';
export { callsByIds } from './calls.queries.js';
export { CallsModule } from './calls.module.js';
