export { decideSend, reasonMessage, recordDecision, type GateDecision } from './decide.js';
export { loadSendFacts, phoneTypeOf, type LoadedFacts } from './load-send-facts.js';
export { lockAddress, lockAddresses } from './lock-address.js';
