import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InboxSettingsPage } from '@/features/settings/inbox/inbox-settings-page';

export const metadata: Metadata = { title: 'Inbox' };

export default function Page() {
  return (
    <Suspense>
      <InboxSettingsPage />
    </Suspense>
  );
}
