/** What other features use of the calendar: a lead's appointments and the way to book one. */
export { BookDialog } from './book-dialog';
export { LeadAppointments } from './lead-appointments';
