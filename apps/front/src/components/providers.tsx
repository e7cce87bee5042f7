'use client';
import { ApolloProvider } from '@apollo/client/react';
import { Toaster, TooltipProvider } from '@og/ui';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { createApolloClient } from '@/lib/apollo/client';

/** What every page stands in, signed in or not. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createApolloClient);
  return (
    <ApolloProvider client={client}>
      <NuqsAdapter>
        <TooltipProvider>{children}</TooltipProvider>
      </NuqsAdapter>
      <Toaster />
    </ApolloProvider>
  );
}
