import type { StepExecutor } from '../executor.js';
import { writeSends } from '../write-sends.js';

export const smsExecutor: StepExecutor<'send'> = { type: 'sms', effect: 'send', write: writeSends };
