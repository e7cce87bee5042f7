export { SendersModule } from './senders.module.js';
export { addSenderNumber } from './add-sender-number.js';
export { defaultPool } from './default-pool.js';
export { SenderPoolType } from './sender.types.js';
export { SenderMailboxType, SendingDomainType } from './mailboxes/mailbox.types.js';
export {
  readSenderMailboxes,
  readSenderPools,
  type SenderMailboxView,
  type SenderPoolView,
} from './senders.queries.js';
export { complaintRates } from './complaint-rates.js';
export { limitsOf, type DayCap, type SenderLimits } from './sender-limits.js';
export { notePlanned, poolSenders, type PoolNumber, type PoolSenders } from './pool-senders.js';
export { SenderType } from './sender-ref.types.js';
export { readSenderRefs, type SenderView } from './sender-refs.js';
export { createSenderPool } from './create-sender-pool.js';
export { updateSenderNumber } from './update-sender-number.js';
export { addSenderMailbox } from './mailboxes/sender-mailboxes.js';
export { addSendingDomain, checkSendingDomain } from './mailboxes/sending-domains.js';
export { recordBrandRegistration, recordTenDlcRegistration } from './registration/record.js';
export { createBrand } from './registration/save-brand.js';
export { createTenDlcCampaign } from './registration/save-campaign.js';
export { askToMoveSends } from './ask-to-move-sends.js';
