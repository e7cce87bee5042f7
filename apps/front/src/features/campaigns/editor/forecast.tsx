import { formatCount, Stat } from '@og/ui';
import type { CampaignForecastOfQuery } from '@/gql/graphql';
import { formatMoment, formatTime } from '@/lib/format';
import { HourChart } from './hour-chart';

type ForecastData = CampaignForecastOfQuery['campaignForecast'];

/** 64960000, USD → "$64.96". */
function money(micros: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(micros / 1_000_000);
}

/** The forecast of a campaign: how many, who not and why, when, for how much. */
export function Forecast({ forecast }: { forecast: ForecastData }) {
  const { audience, eligible, held, segments, costMicros, currency, startsAt, finishesAt } = forecast;
  const excluded = forecast.excluded.reduce((sum, reason) => sum + reason.count, 0);
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        <Stat label="Get messages" value={eligible} hint={`of ${formatCount(audience)} in the audience`} />
        <Stat label="Wait for a rule" value={held} />
        <Stat label="Left out" value={excluded} />
        <Stat label="Cost" value={money(costMicros, currency)} hint={`${formatCount(segments)} segments`} />
      </div>
      <p className="text-13 text-ink-2">
        {startsAt ? `Starts ${formatMoment(startsAt)}` : 'No start can be planned'}
        {finishesAt ? `, finishes ${formatMoment(finishesAt)}` : ''} (your time). Made at{' '}
        {formatTime(forecast.computedAt)}.
      </p>
      <Reasons title="Left out" reasons={forecast.excluded} />
      <Reasons title="Waiting" reasons={forecast.holds} />
      <HourChart hourly={forecast.hourly} />
    </div>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: ForecastData['excluded'] }) {
  if (reasons.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-13 font-semibold">{title}</h3>
      <ul className="flex flex-col">
        {reasons.map((reason) => (
          <li
            key={reason.reason}
            className="flex justify-between gap-4 border-b py-1.5 text-13 last:border-b-0"
          >
            <span className="text-ink-2">{reason.message}</span>
            <span className="tabular-nums">{formatCount(reason.count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
