'use client';
import { Button, Kbd, SegmentMeter } from '@og/ui';
import type { Channel } from '@/gql/graphql';
import { useSmsMeasure } from '@/lib/use-sms-measure';

/** Carriers take at most this many characters, mail servers far more. */
export const longest = { SMS: 1600, EMAIL: 100_000 } as const satisfies Record<Channel, number>;

interface ComposerFootProps {
  channel: Channel;
  text: string;
  busy: boolean;
  sendable: boolean;
  /** Of the act that sends. */
  keys: string | undefined;
}

/** How long the reply is, and the button that sends it. */
export function ComposerFoot({ channel, text, busy, sendable, keys }: ComposerFootProps) {
  const isMail = channel === 'EMAIL';
  const measure = useSmsMeasure(isMail ? '' : text);
  return (
    <>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        {isMail ? (
          <p className="text-12 text-ink-3">Goes on in the thread of their e-mail.</p>
        ) : (
          <SegmentMeter
            used={measure.units}
            capacity={Math.max(1, measure.segments) * measure.unitsPerSegment}
            segments={measure.segments}
            encoding={measure.encoding}
            forcedBy={measure.forcing[0]}
          />
        )}
        <Button type="submit" variant="primary" loading={busy} disabled={!sendable}>
          Send
          {keys ? (
            <span className="max-sm:hidden">
              <Kbd keys={keys} inverted />
            </span>
          ) : null}
        </Button>
      </div>
      {text.length > longest[channel] ? (
        <p role="alert" className="text-12 text-danger">
          {isMail ? 'An e-mail' : 'A text message'} has at most {longest[channel].toLocaleString('en-US')}{' '}
          characters; this one has {text.length.toLocaleString('en-US')}.
        </p>
      ) : null}
    </>
  );
}
