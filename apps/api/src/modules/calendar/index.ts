export { CalendarModule } from './calendar.module.js';
export { sweepHolds } from './sweep-holds.js';
