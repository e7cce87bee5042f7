import { NetworkStatus } from '@apollo/client';
import { useState } from 'react';
import { nextPage, type PageInfo } from './next-page';

export interface NextPage {
  /** Reads it, unless it is being read. */
  load: () => void;
  loading: boolean;
  /** There is one, and it has not failed: a list may read it by itself. A page that failed waits for a person. */
  ready: boolean;
  exists: boolean;
  failed: boolean;
}

/** The next page of a list. The query must have `notifyOnNetworkStatusChange`. */
export function useNextPage(
  info: PageInfo | undefined,
  networkStatus: NetworkStatus,
  read: (after: string) => Promise<unknown>,
): NextPage {
  const [failedAfter, setFailedAfter] = useState<string | null>(null);
  const { after, failed } = nextPage(info, failedAfter);
  const loading = networkStatus === NetworkStatus.fetchMore;
  const load = () => {
    if (loading || after === null) return;
    read(after).catch(() => setFailedAfter(after));
  };
  return { load, loading, ready: after !== null && !failed, exists: after !== null, failed };
}
