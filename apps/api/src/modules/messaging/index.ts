export { cancelPendingSends, type PendingSends } from './ledger/cancel-pending-sends.js';
export { planSends, type PlannedRow, type PlannedSend } from './ledger/plan-sends.js';
export { recordProviderStatus, type ProviderStatus, type StatusApplied } from './ledger/provider-status.js';
export { stopEnrollments, type StopEnrollments } from './ledger/stop-enrollments.js';
export { transition, type Move, type MovedRow, type TransitionSource } from './ledger/transition.js';
