import type { Metadata } from 'next';
import { CompliancePage } from '@/features/settings/compliance/compliance-page';

export const metadata: Metadata = { title: 'Compliance' };

export default function Page() {
  return <CompliancePage />;
}
