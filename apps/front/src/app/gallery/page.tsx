import { Gallery } from '@og/ui/gallery';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

export const metadata: Metadata = { title: 'Gallery' };

/** The design system's specimens: in development, and in builds made with OG_GALLERY=1. */
export default function Page() {
  if (process.env.NODE_ENV === 'production' && process.env.OG_GALLERY !== '1') notFound();
  return (
    <main>
      <Gallery />
    </main>
  );
}
