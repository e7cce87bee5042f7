'use client';
import { useEffect } from 'react';
import { Toaster as Sonner, toast, type ExternalToast } from 'sonner';

export interface Call {
  kind: 'success' | 'error';
  text: string;
  options: ExternalToast | undefined;
}

/** The part of the toaster that is loaded with the first message. */
export default function ToasterDrawn({ connect }: { connect: (draw: (call: Call) => void) => () => void }) {
  // Sonner listens by the time this runs: effects of children come first.
  useEffect(() => connect(({ kind, text, options }) => void toast[kind](text, options)), [connect]);
  return (
    <Sonner
      position="bottom-center"
      gap={8}
      style={{ fontFamily: 'var(--font-sans)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-lg bg-primary px-4 py-3 text-14 text-on-primary shadow-float [&_svg]:size-4',
          title: 'font-medium',
          description: 'text-13 opacity-80',
          content: 'flex-1',
          actionButton: 'rounded-md border border-on-primary/40 px-2 py-1 text-13 font-medium',
          cancelButton: 'px-2 py-1 text-13',
        },
      }}
    />
  );
}
