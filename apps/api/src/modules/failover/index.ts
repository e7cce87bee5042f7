export { FailoverModule } from './failover.module.js';
export { moveSends } from './move-sends.js';
