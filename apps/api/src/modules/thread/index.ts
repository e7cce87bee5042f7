export { ThreadModule } from './thread.module.js';
