import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ApprovalsPage } from '@/features/agents/approvals/approvals-page';

export const metadata: Metadata = { title: 'Approve drafts' };

export default function Page() {
  return (
    <Suspense>
      <ApprovalsPage />
    </Suspense>
  );
}
