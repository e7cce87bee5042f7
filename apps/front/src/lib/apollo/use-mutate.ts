'use client';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';

/**
 * A mutation whose progress is not drawn: unlike `useMutation`, which renders its component when one starts and again
 * when it ends. For what is done at every key.
 *
 * @returns the same function for the component's life; it rejects with a fault of the network or the server.
 *   `keepalive`: it reaches the server also when the page is left at once; for small ones
 */
export function useMutate<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): (options: { variables: Variables; keepalive?: boolean }) => Promise<{ data?: Data | null | undefined }> {
  const client = useApolloClient();
  return useCallback(
    ({ keepalive = false, variables }) =>
      client.mutate<Data, Variables>({
        mutation,
        variables,
        ...(keepalive ? { context: { fetchOptions: { keepalive } } } : {}),
      } as never),
    [client, mutation],
  );
}
