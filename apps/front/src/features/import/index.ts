/** What other features use of imports. */
export { useUpload } from './use-upload';
