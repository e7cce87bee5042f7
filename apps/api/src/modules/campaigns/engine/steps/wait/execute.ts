import { writesNothing } from '../executor.js';

export const waitExecutor = writesNothing('wait');
