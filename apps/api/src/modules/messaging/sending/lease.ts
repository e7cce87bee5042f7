/** How long a claim is its process's, milliseconds. Longer than an HTTP request can take, so that a living sender never loses its row. */
export const LEASE_MS = 60_000;
