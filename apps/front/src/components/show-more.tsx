'use client';
import { Button } from '@og/ui';
import type { NextPage } from '@/lib/apollo/use-next-page';

interface ShowMoreProps {
  page: NextPage;
  /** The list reads on by itself: only a page that failed is asked for. */
  automatic?: boolean;
}

/** Asks for the next page of a list, and says when it could not be read. */
export function ShowMore({ page, automatic = false }: ShowMoreProps) {
  if (automatic ? !page.failed : !page.exists) return null;
  return (
    <div role={page.failed ? 'alert' : undefined} className="pt-3">
      <Button size={automatic ? 'sm' : 'md'} loading={page.loading} onClick={page.load}>
        {page.failed ? 'More could not be loaded: try again' : 'Show more'}
      </Button>
    </div>
  );
}
