/** A failure that the user can act on: printed as one line with what to do, without a stack. */
export class UserFacingError extends Error {
  /**
   * @param {string} message what is wrong and what to do about it
   * @param {{ detail?: string }} [options] detail: lines shown below, such as the end of a log
   */
  constructor(message, options = {}) {
    super(message);
    this.name = 'UserFacingError';
    this.detail = options.detail;
  }
}

/**
 * Print a failure the way every tool does: one line, then the detail if there is any.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof UserFacingError) {
    if (error.detail) console.error(`\n${error.detail.trimEnd()}`);
    console.error(`\n✗ ${error.message}`);
  } else {
    console.error(`\n✗ Unexpected failure: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
