/** What `npm run eval` needs of the API: the same prompts, rules and guardrails that work in it, without a database. */
export { evaluateBrief, evaluateConversation } from './modules/agents/evaluate/evaluate-cases.js';
export { evaluateInjection } from './modules/agents/evaluate/evaluate-injections.js';
export { evaluateInbound } from './modules/inbox/understand/evaluate-inbound.js';
export { openAnthropicAccount, modelTable } from './platform/vendors/anthropic.js';
