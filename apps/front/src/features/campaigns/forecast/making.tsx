'use client';
import { formatCount, Progress } from '@og/ui';
import type { ForecastProgress } from './use-forecast';

/** While a forecast is made: how many leads were looked at. */
export function Making({ progress }: { progress: ForecastProgress | null }) {
  return (
    <div className="max-w-110 animate-late py-2">
      <Progress
        label="Every lead is taken through the rules and hours"
        value={progress?.done ?? null}
        max={progress?.total ?? 1}
        text={progress ? `${formatCount(progress.done)} of ${formatCount(progress.total)}` : ''}
      />
    </div>
  );
}
