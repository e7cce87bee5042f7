'use client';
import { ApolloProvider } from '@apollo/client/react';
import { Toaster, TooltipProvider } from '@og/ui';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { apolloClient } from '@/lib/apollo/client';

/** What every page of signed-in people stands in. The pages before the sign-in do without, and stay light. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(apolloClient);
  return (
    <ApolloProvider client={client}>
      <NuqsAdapter>
        <TooltipProvider>{children}</TooltipProvider>
      </NuqsAdapter>
      <Toaster />
    </ApolloProvider>
  );
}
