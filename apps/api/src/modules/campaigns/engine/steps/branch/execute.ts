import { writesNothing } from '../executor.js';

export const branchExecutor = writesNothing('branch');
