'use client';
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';

/**
 * A mutation whose progress is not drawn: unlike `useMutation`, which renders its component when one starts and again
 * when it ends. For what is done at every key.
 *
 * @returns the same function for the component's life; it rejects with a fault of the network or the server
 */
export function useMutate<Data, Variables extends OperationVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
): (options: { variables: Variables }) => Promise<{ data?: Data | null | undefined }> {
  const client = useApolloClient();
  return useCallback(
    (options) => client.mutate<Data, Variables>({ mutation, ...options } as never),
    [client, mutation],
  );
}
