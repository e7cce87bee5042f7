export * from './address.js';
export * from './automatic.js';
export * from './compose.js';
export { escapeHtml, htmlOf, textOfHtml } from './html.js';
export * from './message-id.js';
export { splitKnownReply } from './own-words.js';
export { splitReply, type SplitReply } from './quoting.js';
export { senderDoubt, type SenderSigns } from './sender-doubt.js';
export { detectMailRevocation } from './revocation.js';
