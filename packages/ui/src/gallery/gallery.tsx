'use client';
import { GalleryData } from './gallery-data';
import { GalleryFeedback } from './gallery-feedback';
import { GalleryForms } from './gallery-forms';
import { GalleryOverlays } from './gallery-overlays';

/** Every component in its states. */
export function Gallery() {
  return (
    <div className="mx-auto flex max-w-220 flex-col gap-10 p-4 sm:p-8">
      <h1 className="text-28 font-semibold">Ink &amp; Signal</h1>
      <GalleryForms />
      <GalleryData />
      <GalleryFeedback />
      <GalleryOverlays />
    </div>
  );
}
