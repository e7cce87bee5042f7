'use client';
import { useQuery } from '@apollo/client/react';
import { Banner } from '@og/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { SystemDocument } from '@/gql/graphql';
import { serverNow, setServerTime, useServerNow } from '@/lib/clock';
import { useConnectionState } from '@/lib/events/team-events-provider';
import { formatMoment, formatTime } from '@/lib/format';
import { useSession } from '@/lib/session/use-session';
import { readNotices, recallNotices, rememberNotices } from './notices';

const never = () => () => {};

/**
 * What the whole page must say: carriers or time are simulated, or what is shown
 * may be old. It stands below the page, where a bar that comes or goes moves
 * nothing that is being read.
 */
export function Banners() {
  const { status } = useSession();
  const { data } = useQuery(SystemDocument, { skip: status !== 'signedIn', pollInterval: 60_000 });
  const system = data?.system;
  useEffect(() => {
    if (!system) return;
    setServerTime(system.now);
    rememberNotices(system);
  }, [system]);
  const recalled = useSyncExternalStore(never, recallNotices, () => '');
  const { carriersSimulated, timeSimulated } = system ?? readNotices(recalled);
  const now = useServerNow(timeSimulated ? 1000 : 30_000);
  return (
    <div role="region" aria-label="Notices">
      <StaleBanner />
      {carriersSimulated || timeSimulated ? (
        <Banner shape="bar">
          {carriersSimulated ? 'Carriers are simulated: no message reaches a real phone. ' : null}
          {timeSimulated ? (
            <>
              Time is simulated
              {now ? (
                <>
                  : it is <time className="font-medium tabular-nums">{formatMoment(now)}</time> here
                </>
              ) : null}
              .
            </>
          ) : null}
        </Banner>
      ) : null}
    </div>
  );
}

/** Appears when live updates have been away for more than 3 seconds. */
function StaleBanner() {
  const connection = useConnectionState();
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => {
    if (connection !== 'offline') return;
    const lost = serverNow();
    const timer = setTimeout(() => setSince(lost), 3000);
    return () => {
      clearTimeout(timer);
      setSince(null);
    };
  }, [connection]);
  if (!since) return null;
  return (
    <Banner shape="bar" tone="warn" announce>
      Live updates are away. What you see is as of {formatTime(since)}; it catches up by itself when the
      connection is back.
    </Banner>
  );
}
