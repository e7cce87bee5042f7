/** What other features use of calls: a lead's calls with the way to call, its brief, and a call within a conversation. */
export { BriefText } from './brief-text';
export { LeadBrief } from './lead-brief';
export { LeadCalls } from './lead-calls';
export { ThreadCall } from './thread-call';
export { CallProblem } from './call-problem';
export { CallPanel } from './call-panel';
export { useCall } from './use-call';
