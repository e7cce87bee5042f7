export * from './choose-sender.js';
export * from './health.js';
export * from './pacific-day.js';
export * from './rates.js';
export * from './registration.js';
export * from './sender-number.js';
export * from './warm-up.js';
