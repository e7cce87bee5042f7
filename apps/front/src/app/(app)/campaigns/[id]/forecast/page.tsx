import type { Metadata } from 'next';
import { ForecastPage } from '@/features/campaigns/forecast/forecast-page';

export const metadata: Metadata = { title: 'Forecast' };
export const generateStaticParams = () => [];

export default function Page() {
  return <ForecastPage />;
}
