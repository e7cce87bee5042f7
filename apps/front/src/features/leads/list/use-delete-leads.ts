'use client';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { toast } from '@og/ui';
import { useState } from 'react';
import {
  DeleteLeadsDocument,
  LeadsCountDocument,
  LeadsDocument,
  RestoreLeadsDocument,
  type DeleteLeadsInput,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { counted } from '@/lib/counted';

const people = (count: number) => counted(count, 'lead');

/** Deletes leads and brings them back: the last ones by a key, older ones from their list. */
export function useDeleteLeads() {
  const client = useApolloClient();
  const [remove] = useMutation(DeleteLeadsDocument);
  const [restore] = useMutation(RestoreLeadsDocument);
  const [last, setLast] = useState<{ changeSetId: string; count: number } | null>(null);

  const reload = () => client.refetchQueries({ include: [LeadsDocument, LeadsCountDocument] });

  /** @returns whether they are back */
  const undo = async (deleted: { changeSetId: string; count: number }): Promise<boolean> => {
    setLast(null);
    const { ok, refused } = await attempt(async () => {
      const { data } = await restore({ variables: { id: deleted.changeSetId } });
      return data?.restoreLeads;
    });
    if (!ok) {
      toast.error(`Not brought back: ${refused}`);
      return false;
    }
    await reload();
    toast.success(`${people(ok.count)} brought back`);
    return true;
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
      description: 'They can be brought back for 30 days, from “Deleted leads” above the list.',
      action: { label: 'Undo', onClick: () => void undo(deleted) },
      duration: 12_000,
    });
    await reload();
    return null;
  };

  return { run, restore: undo, undoLast: last ? () => void undo(last) : null };
}
