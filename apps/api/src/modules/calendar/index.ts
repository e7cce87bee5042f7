export { CalendarModule } from './calendar.module.js';
export { sweepTaken } from './settle-booking.js';
export { sweepHolds } from './sweep-holds.js';
export { saveWorkingHours } from './working-hours.js';
export { nextFreeWords } from './free-slots.queries.js';
