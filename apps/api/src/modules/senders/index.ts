export { SendersModule } from './senders.module.js';
export { addSenderNumber } from './add-sender-number.js';
export { createSenderPool } from './create-sender-pool.js';
export { ALL_NUMBERS, defaultPool } from './default-pool.js';
export { retireSenderNumber } from './retire-sender-number.js';
export { SenderNumberType, SenderPoolType } from './sender.types.js';
export { listSenderPools, readSenderPools, type SenderPoolView } from './senders.queries.js';
export { inboundSmsUrl } from './webhook-address.js';
