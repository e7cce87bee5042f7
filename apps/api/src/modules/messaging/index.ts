export {
  DirectionEnum,
  MessageStateEnum,
  MessageType,
  SendBarredType,
  type MessageStateValue,
} from './conversation/message.types.js';
export {
  listMessages,
  messagesByIds,
  readMessage,
  type MessageView,
  type SenderDoubt,
} from './conversation/message.view.js';
export {
  announceDraft,
  expireDraft,
  lockItems,
  markItem,
  returnDrafts,
} from './conversation/waiting-draft.js';
export { routeOneOff } from './conversation/route-one-off.js';
export { cancelPendingSends, lockPendingSends } from './ledger/cancel-pending-sends.js';
export { endRuns } from './ledger/end-runs.js';
export { planSends, type PlannedRow, type PlannedSend } from './ledger/plan-sends.js';
export { stopEnrollments } from './ledger/stop-enrollments.js';
export { transition } from './ledger/transition.js';
export { EmailSeam } from './sending/email-seam.js';
export { planOneOff } from './plan-one-off.js';
export { undoSend } from './undo-send.js';
export { reasonSaid, type ProviderSaid } from './reason-said.js';
export { colleagueSending } from './conversation/answered-meanwhile.js';
export { MessagingModule } from './messaging.module.js';
export { verifyTwilioCall, type TwilioRequest } from './webhooks/twilio-request.js';
export { withReceipt } from './webhooks/with-receipt.js';
