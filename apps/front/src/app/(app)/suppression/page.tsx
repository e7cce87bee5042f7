import type { Metadata } from 'next';
import { Suspense } from 'react';
import { SuppressionPage } from '@/features/suppression/suppression-page';

export const metadata: Metadata = { title: 'Suppression' };

export default function Page() {
  return (
    <Suspense>
      <SuppressionPage />
    </Suspense>
  );
}
