import type { StepExecutor } from '../executor.js';
import { writeSends } from '../write-sends.js';

export const emailExecutor: StepExecutor<'send'> = { type: 'email', effect: 'send', write: writeSends };
