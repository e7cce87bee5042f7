/** What other features use of the settings. */
export { vendorNames } from './vendors';
