'use client';
import { useMutation } from '@apollo/client/react';
import { Button, ConfirmDialog, formatCount, toast } from '@og/ui';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '@/lib/apollo/attempt';
import { UndoLeadImportDocument, type LeadImportFieldsFragment } from '@/gql/graphql';

const leads = (count: number) => `${formatCount(count)} ${count === 1 ? 'lead' : 'leads'}`;

/** Takes an import back as a whole, after saying what that means. */
export function UndoImport({ record }: { record: LeadImportFieldsFragment }) {
  const [undo] = useMutation(UndoLeadImportDocument);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      <Button
        icon={<Undo2 aria-hidden />}
        onClick={() => {
          setProblem(null);
          setAsking(true);
        }}
      >
        Undo import
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Undo this import?"
        confirmLabel="Undo import"
        cancelLabel="Keep it"
        tone="danger"
        error={problem}
        onConfirm={async () => {
          const { refused } = await attempt(async () => {
            const { data } = await undo({ variables: { id: record.id } });
            return data?.undoLeadImport;
          });
          setProblem(refused);
          if (refused) return;
          setAsking(false);
          toast.success(`The import of ${record.fileName} is being taken back`);
        }}
      >
        <p>
          The {leads(record.importedRows)} that came in with {record.fileName} are removed, and the{' '}
          {leads(record.mergedRows)} it was joined with get back what they had before. The file can be
          imported again.
        </p>
      </ConfirmDialog>
    </>
  );
}
