import type { Metadata } from 'next';
import { Suspense } from 'react';
import { CampaignPage } from '@/features/campaigns/live/campaign-page';

export const metadata: Metadata = { title: 'Campaign' };

/** One shell for every campaign: the browser reads which one from the address. */
export const generateStaticParams = () => [];

export default function Page() {
  return (
    <Suspense>
      <CampaignPage />
    </Suspense>
  );
}
