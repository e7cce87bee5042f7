/** What other features use of calls: a lead's calls with the way to call, and its brief. */
export { BriefText } from './brief-text';
export { LeadBrief } from './lead-brief';
export { LeadCalls } from './lead-calls';
