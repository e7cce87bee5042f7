import type { Metadata } from 'next';
import { SendersPage } from '@/features/settings/senders/senders-page';

export const metadata: Metadata = { title: 'Senders' };

export default function Page() {
  return <SendersPage />;
}
