export { receiveMessage } from './inbound/receive-message.js';
export type { InboundMessage, InboundOutcome } from './inbound/inbound-message.js';
export { InboxModule } from './inbox.module.js';
export { countInboxIn } from './inbox.queries.js';
