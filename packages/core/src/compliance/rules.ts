import { PERMISSION_RULES } from './rules-permission.js';
import { STATE_RULES } from './rules-state.js';
import { TIMING_RULES } from './rules-timing.js';
import type { Rule } from './rule.js';

/**
 * All rules in the order in which they decide: what ends a message for good comes first, what merely delays it
 * last, so that a held message never hides a suppression.
 */
export const RULES: readonly Rule[] = [...PERMISSION_RULES, ...STATE_RULES, ...TIMING_RULES];
