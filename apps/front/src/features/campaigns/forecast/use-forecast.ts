'use client';
import { useLazyQuery } from '@apollo/client/react';
import { useState } from 'react';
import { CampaignForecastOfDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';

/** How far a forecast has come. */
export interface ForecastProgress {
  done: number;
  total: number;
}

function progressOf(data: unknown): ForecastProgress | null {
  if (typeof data !== 'object' || data === null) return null;
  const { done, total } = data as Record<string, unknown>;
  return typeof done === 'number' && typeof total === 'number' && total > 0 ? { done, total } : null;
}

/** Makes the forecast of a campaign when asked; long ones tell how far they are. */
export function useForecast(campaignId: string) {
  const [load, { data, error, loading }] = useLazyQuery(CampaignForecastOfDocument, {
    fetchPolicy: 'network-only',
  });
  const [progress, setProgress] = useState<ForecastProgress | null>(null);
  useTeamEvents(({ type, ids, data: told }) => {
    if (type.includes('forecast') && ids.includes(campaignId)) setProgress(progressOf(told));
  });
  const make = async (): Promise<boolean> => {
    setProgress(null);
    const { data: answer } = await load({ variables: { id: campaignId } });
    setProgress(null);
    return Boolean(answer);
  };
  return { forecast: data?.campaignForecast, error, loading, progress, make };
}
