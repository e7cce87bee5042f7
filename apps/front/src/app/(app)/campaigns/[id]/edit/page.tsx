import type { Metadata } from 'next';
import { Suspense } from 'react';
import { EditorPage } from '@/features/campaigns/editor/editor-page';

export const metadata: Metadata = { title: 'Edit campaign' };

/** One shell for every campaign: the browser reads which one from the address. */
export const generateStaticParams = () => [];

export default function Page() {
  return (
    <Suspense>
      <EditorPage />
    </Suspense>
  );
}
