export { MessageStateEnum, MessageType, type MessageStateValue } from './conversation/message.types.js';
export { listMessages, type MessageView } from './conversation/message.view.js';
export { routeOneOff } from './conversation/route-one-off.js';
export { cancelPendingSends, lockPendingSends } from './ledger/cancel-pending-sends.js';
export { planSends, type PlannedRow, type PlannedSend } from './ledger/plan-sends.js';
export { stopEnrollments } from './ledger/stop-enrollments.js';
export { transition } from './ledger/transition.js';
export { MessagingModule } from './messaging.module.js';
