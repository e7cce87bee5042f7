import type { Metadata } from 'next';
import { LeadPage } from '@/features/leads/detail/lead-page';

export const metadata: Metadata = { title: 'Lead' };

// The shell is the same for every lead; none is known when the app is built.
export const generateStaticParams = () => [];

export default function Page() {
  return <LeadPage />;
}
