export type * from './ports/account.js';
export type * from './ports/email.js';
export type * from './ports/events.js';
export type * from './ports/outcome.js';
export type * from './ports/registration.js';
export type * from './ports/sms.js';
export type * from './ports/llm.js';
export type * from './ports/voice.js';
