import { lazy } from '../lazy.js';

type Library = typeof import('libphonenumber-js/max');

/** The phone library with full metadata; the first call costs about 0.1 s. */
export function phoneLibrary(): Library {
  return lazy<Library>('libphonenumber-js/max');
}
