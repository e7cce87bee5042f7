/**
 * For what changes every run of a campaign in one statement: a hundred thousand take ten seconds on a small machine, and
 * a change that is cut short at the usual time would never be made.
 */
export const WHOLE_CAMPAIGN = { statementTimeout: 600_000 } as const;
