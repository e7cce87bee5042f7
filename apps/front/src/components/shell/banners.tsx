'use client';
import { useQuery } from '@apollo/client/react';
import { Banner } from '@og/ui';
import { useOffline } from 'next/offline';
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
      <LineBanner />
      {carriersSimulated || timeSimulated ? (
        <Banner shape="bar">
          <Simulated carriers={carriersSimulated} time={timeSimulated} now={now} />
        </Banner>
      ) : null}
    </div>
  );
}

/** In full, and on a phone in one line: three would cost it a tenth of its height all day. */
function Simulated({ carriers, time, now }: { carriers: boolean; time: boolean; now: Date | null }) {
  // Until the server's time is known the bar says as much as it can: what comes later moves nothing.
  const moment = now ? <time className="font-medium tabular-nums">{formatMoment(now)}</time> : null;
  return (
    <>
      <span className="sm:hidden">
        {carriers ? 'Simulated carriers' : 'Simulated time'}
        {time && moment ? <>, {moment}</> : null}
      </span>
      <span className="max-sm:hidden">
        {carriers ? 'Carriers are simulated: no message reaches a real phone. ' : null}
        {time ? <>Time is simulated{moment ? <>: it is {moment} here</> : null}.</> : null}
      </span>
    </>
  );
}

/** Says that the line is away: at once when it is, for live updates alone after a moment. */
function LineBanner() {
  const offline = useOffline();
  if (!offline) return <StaleBanner />;
  return (
    <Banner shape="bar" tone="warn" announce>
      No connection. What you see stays here; a page that you open comes by itself when the connection is
      back.
    </Banner>
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
