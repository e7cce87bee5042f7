'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { formatCount, toast } from '@og/ui';
import { useState } from 'react';
import {
  DeleteLeadsDocument,
  LeadsCountDocument,
  LeadsDocument,
  RestoreLeadsDocument,
  type DeleteLeadsInput,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';

const people = (count: number) => `${formatCount(count)} ${count === 1 ? 'lead' : 'leads'}`;

/** Deletes leads and offers, for as long as the page is open, to bring the last ones back. */
export function useDeleteLeads() {
  const client = useApolloClient();
  const [remove] = useMutation(DeleteLeadsDocument);
  const [restore] = useMutation(RestoreLeadsDocument);
  const [last, setLast] = useState<{ changeSetId: string; count: number } | null>(null);

  const reload = () => client.refetchQueries({ include: [LeadsDocument, LeadsCountDocument] });

  const undo = async (deleted: { changeSetId: string; count: number }) => {
    setLast(null);
    const { ok, refused } = await attempt(async () => {
      const { data } = await restore({ variables: { id: deleted.changeSetId } });
      return data?.restoreLeads;
    });
    if (!ok) return toast.error(`Not brought back: ${refused}`);
    await reload();
    toast.success(`${people(ok.count)} brought back`);
  };

  /** @returns why it was refused, or null */
  const run = async (input: DeleteLeadsInput): Promise<string | null> => {
    const { ok, refused } = await attempt(async () => {
      const { data } = await remove({ variables: { input } });
      return data?.deleteLeads;
    });
    if (!ok) return refused;
    const deleted = { changeSetId: ok.changeSetId, count: ok.count };
    setLast(deleted);
    toast.success(`${people(ok.count)} deleted`, {
      description: 'They can be brought back for 30 days.',
      action: { label: 'Undo', onClick: () => void undo(deleted) },
      duration: 12_000,
    });
    await reload();
    return null;
  };

  return { run, undoLast: last ? () => void undo(last) : null };
}
