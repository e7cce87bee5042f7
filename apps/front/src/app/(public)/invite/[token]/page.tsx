import type { Metadata } from 'next';
import { InvitePage } from '@/features/auth/invite-page';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer' };

// The shell is the same for every token; none is known when the app is built.
export const generateStaticParams = () => [];

export default function Page() {
  return <InvitePage />;
}
