import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { themeScript } from '@/lib/theme/theme';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Outreach Global', template: '%s · Outreach Global' },
  description: 'Lawful SMS and e-mail outreach: ledgered sending, launch forecasts, a one-key inbox.',
  robots: { index: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme="system" suppressHydrationWarning>
      <head>
        {/* oxlint-disable-next-line react/no-danger -- a constant of ours, no data */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
