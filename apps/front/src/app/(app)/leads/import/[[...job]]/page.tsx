import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ImportPage } from '@/features/import/import-page';

export const metadata: Metadata = { title: 'Import leads' };

// The shell is the same for every import; none is known when the app is built.
export const generateStaticParams = () => [{ job: [] }];

export default function Page() {
  return (
    <Suspense>
      <ImportPage />
    </Suspense>
  );
}
