export { receiveMessage } from './inbound/receive-message.js';
export type { InboundDeps, InboundMessage, InboundOutcome } from './inbound/inbound-message.js';
export { InboxModule } from './inbox.module.js';
export { countInboxIn, type InboxCountsView } from './inbox.queries.js';
