import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InboxPage } from '@/features/inbox/inbox-page';

export const metadata: Metadata = { title: 'Inbox' };

/** One shell for every conversation: the browser reads which one from the address. */
export const generateStaticParams = () => [{ id: [] }];

export default function Page() {
  return (
    <Suspense>
      <InboxPage />
    </Suspense>
  );
}
