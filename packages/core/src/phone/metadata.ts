import type * as PhoneModule from 'libphonenumber-js/max';
import { lazy } from '../lazy.js';

type Library = typeof PhoneModule;

/** The phone library with full metadata; the first call costs about 0.1 s. */
export function phoneLibrary(): Library {
  return lazy<Library>('libphonenumber-js/max');
}
