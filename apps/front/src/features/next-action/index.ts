/** What brings a lead forward: the list of the day, and the one button of a lead. */
export { NextActionButton } from './next-action-button';
export { NextActions } from './next-actions';
