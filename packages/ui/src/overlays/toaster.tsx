'use client';
import { Toaster as Sonner, toast } from 'sonner';

export { toast };

/** Short messages at the foot of the screen; put once in the shell. Say what happened, offer the undo. */
export function Toaster() {
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
