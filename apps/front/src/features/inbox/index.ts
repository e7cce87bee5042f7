export { inboxKeys } from './inbox-keys';
