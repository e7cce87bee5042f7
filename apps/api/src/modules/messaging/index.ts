export {
  DirectionEnum,
  MessageStateEnum,
  MessageType,
  SendBarredType,
  type MessageStateValue,
} from './conversation/message.types.js';
export {
  listMessages,
  MESSAGE_COLUMNS,
  MESSAGE_JOINS,
  readMessage,
  type MessageView,
} from './conversation/message.view.js';
export { routeOneOff, type Route } from './conversation/route-one-off.js';
export { cancelPendingSends, type PendingSends } from './ledger/cancel-pending-sends.js';
export { planSends, type PlannedRow, type PlannedSend } from './ledger/plan-sends.js';
export { recordProviderStatus, type ProviderStatus, type StatusApplied } from './ledger/provider-status.js';
export { stopEnrollments, type StopEnrollments } from './ledger/stop-enrollments.js';
export { transition, type Move, type MovedRow, type TransitionSource } from './ledger/transition.js';
export { MessagingModule } from './messaging.module.js';
export { sendMessage, UNDO_MS } from './send-message.js';
