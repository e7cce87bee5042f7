export { ATTEMPT_ARG, composeEmail, LEDGER_ARG } from './compose-email.js';
export { loadEmailParts } from './load-email-parts.js';
export { ledgerIdOfTag } from './reply-tag.js';
