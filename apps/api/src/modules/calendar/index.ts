export { CalendarModule } from './calendar.module.js';
export { sweepHolds } from './sweep-holds.js';
export { saveWorkingHours } from './working-hours.js';
export { nextFreeWords } from './free-slots.queries.js';
