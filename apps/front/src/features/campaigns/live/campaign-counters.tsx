import { Progress, Stat, Tooltip, formatCount } from '@og/ui';
import { useState } from 'react';
import type { CampaignCountFieldsFragment } from '@/gql/graphql';
import { percent } from '../percent';
import { counters } from './counter-words';

/** All counters of a campaign; what each one counts is told on hover and focus, and by a press: a finger cannot hover. */
export function CampaignCounters({ counts }: { counts: CampaignCountFieldsFragment }) {
  const [told, setTold] = useState<string | null>(null);
  const total = counts.sent + counts.planned + counts.held;
  const shareOf = { delivered: counts.sent, replied: counts.delivered, optedOut: counts.delivered };
  return (
    <div className="flex flex-col gap-5">
      <Progress
        label="Messages sent"
        value={counts.sent}
        max={Math.max(1, total)}
        text={`${formatCount(counts.sent)} of ${formatCount(total)}`}
      />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 md:grid-cols-5">
        {counters.map(({ id, label, definition }) => {
          const whole = id in shareOf ? shareOf[id as keyof typeof shareOf] : null;
          const share = whole === null ? null : percent(counts[id], whole);
          return (
            <div key={id}>
              <dt className="sr-only">{label}</dt>
              <dd>
                <Stat
                  label={
                    <Tooltip label={definition} side="top">
                      <button
                        type="button"
                        onClick={() => setTold(told === id ? null : id)}
                        className="cursor-help rounded-sm underline decoration-control decoration-dotted underline-offset-4"
                      >
                        {label}
                        <span className="sr-only">: {definition}</span>
                      </button>
                    </Tooltip>
                  }
                  value={counts[id]}
                  hint={
                    share === null ? undefined : `${share} of ${id === 'delivered' ? 'sent' : 'delivered'}`
                  }
                />
                {told === id ? (
                  <span aria-hidden className="block pt-1 text-12 text-ink-2">
                    {definition}
                  </span>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
