/** In a file of its own, so that it can be loaded late without the rest of the rules. */
export { measureSms } from '@og/core/browser';
