'use client';
import { formatCount, Stat } from '@og/ui';
import type { ReactNode } from 'react';
import type { ForecastFieldsFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { counted } from '@/lib/counted';
import { Assumptions } from './assumptions';
import { HourChart } from './hour-chart';
import { money } from './money';
import { Reasons } from './reasons';
import { SendersForecast } from './senders-forecast';
import { StepsForecast } from './steps-forecast';

interface ForecastReportProps {
  forecast: ForecastFieldsFragment;
  /** The list of leads that were left out for a reason; null when there is none. */
  linkOf: (reason: string) => string | null;
}

/** A forecast: how many, who not and why, when, from where, for how much, and what it rests on. */
export function ForecastReport({ forecast, linkOf }: ForecastReportProps) {
  const { audience, eligible, held, segments, emails, costMicros, currency } = forecast;
  const excluded = forecast.excluded.reduce((sum, reason) => sum + reason.count, 0);
  const billed = [
    segments > 0 || emails === 0 ? counted(segments, 'segment') : null,
    emails > 0 ? counted(emails, 'e-mail') : null,
  ];
  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        <Stat label="Get messages" value={eligible} hint={`of ${formatCount(audience)} in the audience`} />
        <Stat label="Wait for a rule" value={held} />
        <Stat label="Left out" value={excluded} />
        <Stat label="Cost" value={money(costMicros, currency)} hint={billed.filter(Boolean).join(', ')} />
      </div>
      <Duration forecast={forecast} />
      {forecast.excluded.length > 0 ? (
        <Part title="Left out">
          <Reasons reasons={forecast.excluded} linkOf={linkOf} />
        </Part>
      ) : null}
      {forecast.holds.length > 0 ? (
        <Part title="Waiting">
          <Reasons reasons={forecast.holds} />
        </Part>
      ) : null}
      <Part title="Messages by hour">
        <HourChart hourly={forecast.hourly} />
      </Part>
      {forecast.bySender.length > 0 ? (
        <Part title="By sender">
          <SendersForecast senders={forecast.bySender} />
        </Part>
      ) : null}
      {forecast.bySteps.length > 0 ? (
        <Part title="By step">
          <StepsForecast steps={forecast.bySteps} currency={currency} />
        </Part>
      ) : null}
      {forecast.assumptions.length > 0 ? (
        <Part title="What had to be assumed">
          <Assumptions assumptions={forecast.assumptions} />
        </Part>
      ) : null}
    </div>
  );
}

function Duration({ forecast: { startsAt, finishesAt } }: { forecast: ForecastFieldsFragment }) {
  if (!startsAt) return <p className="text-14">No message has a time that can be planned.</p>;
  return (
    <p className="text-14">
      First message <strong className="font-semibold tabular-nums">{formatMoment(startsAt)}</strong>
      {finishesAt ? (
        <>
          , last one <strong className="font-semibold tabular-nums">{formatMoment(finishesAt)}</strong>
        </>
      ) : null}{' '}
      <span className="text-ink-3">(your time)</span>
    </p>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="text-14 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
