'use client';
import { PageFailure, type PageFailureProps } from '@/components/page-failure';

/** Within the frame of the app: what failed is one page, the way to the others stays. */
export default function AppPageError(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
