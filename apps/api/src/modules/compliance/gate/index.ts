export { decideSend, type GateDecision } from './decide.js';
export { loadManyFacts, loadSendFacts, phoneTypeOf, type LoadedFacts } from './load-send-facts.js';
export { lockAddress, lockAddresses, tryLockAddresses } from './lock-address.js';
export { oneOffSubject, type SendSubject } from './send-subject.js';
export { recordDecisions, type DecisionRecord } from './record-decisions.js';
export { CLAIM_GOOD_MS, stopSends } from './stop-sends.js';
export { unpackRules, type PackedRule, type RuleLine } from './rule-record.js';
export { knownReason, reasonMessage } from './reason-message.js';
