import type { Metadata } from 'next';
import { Suspense } from 'react';
import { NewCampaignPage } from '@/features/campaigns/editor/new-campaign-page';

export const metadata: Metadata = { title: 'New campaign' };

export default function Page() {
  return (
    <Suspense>
      <NewCampaignPage />
    </Suspense>
  );
}
