export { receiveMessage } from './inbound/receive-message.js';
export { createPerson, findPerson, findRecipient, revivePerson } from './inbound/find-person.js';
export { closeConversationOf } from './inbound/close-conversation.js';
export { revokePerson } from './inbound/revoke-person.js';
export type { InboundMedia, InboundMessage, InboundOutcome } from './inbound/inbound-message.js';
export { InboxModule } from './inbox.module.js';
export { countInboxIn } from './inbox.queries.js';
export { readDispositions, type DispositionView } from './settings/dispositions.js';
