export interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/**
 * @param failedAfter where the page that could not be read begins
 * @returns where the next page begins, null after the last
 */
export function nextPage(
  info: PageInfo | undefined,
  failedAfter: string | null,
): { after: string | null; failed: boolean } {
  const after = info?.hasNextPage ? (info.endCursor ?? null) : null;
  return { after, failed: after !== null && after === failedAfter };
}
