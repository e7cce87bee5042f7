import { Providers } from '@/components/providers';
import { Gallery } from '@og/ui/gallery';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { showGallery } from '@/lib/env';

export const metadata: Metadata = { title: 'Gallery' };

export default function Page() {
  if (!showGallery) notFound();
  return (
    <Providers>
      <main>
        <Gallery />
      </main>
    </Providers>
  );
}
