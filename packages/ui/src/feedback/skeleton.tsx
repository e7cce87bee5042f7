import { cn } from '../lib/cn';

/** A grey shape of what will stand here; it appears only after 150 ms, so quick answers never flash. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-late rounded-sm bg-sunken', className)} />;
}

/** Rows of a list that is loading, in the height the rows will have. */
export function SkeletonRows({
  rows = 8,
  density = 'normal',
}: {
  rows?: number;
  density?: 'compact' | 'normal' | 'relaxed';
}) {
  const height = density === 'compact' ? 'h-8' : density === 'normal' ? 'h-10' : 'h-13';
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={cn('flex items-center gap-4 border-b px-3', height)}>
          <Skeleton className="h-3 w-1/4" />
          <Skeleton className="h-3 w-1/5" />
          <Skeleton className="h-3 flex-1" />
        </span>
      ))}
    </div>
  );
}
