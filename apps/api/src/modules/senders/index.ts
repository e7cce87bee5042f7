export { SendersModule } from './senders.module.js';
export { addSenderNumber } from './add-sender-number.js';
export { defaultPool } from './default-pool.js';
export { SenderPoolType } from './sender.types.js';
export { readSenderPools, type SenderPoolView } from './senders.queries.js';
