import type { Metadata } from 'next';
import { Suspense } from 'react';
import { OpsPage } from '@/features/ops/ops-page';

export const metadata: Metadata = { title: 'Operations' };

export default function Page() {
  return (
    <Suspense>
      <OpsPage />
    </Suspense>
  );
}
