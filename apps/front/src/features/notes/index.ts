/** What other features use of notes. */
export { LeadNotes } from './lead-notes';
