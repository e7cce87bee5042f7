export { decideSend, DIRECT_ANSWER_MS, reasonMessage, recordDecision, type GateDecision } from './decide.js';
export {
  candidatesOf,
  loadSendFacts,
  phoneTypeOf,
  type LoadedFacts,
  type SendSubject,
} from './load-send-facts.js';
export { lockAddress, lockAddresses } from './lock-address.js';
