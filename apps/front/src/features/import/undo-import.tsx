'use client';
import { useMutation } from '@apollo/client/react';
import { Button } from '@og/ui';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { attempt } from '@/lib/apollo/attempt';
import { counted } from '@/lib/counted';
import { UndoLeadImportDocument, type LeadImportFieldsFragment } from '@/gql/graphql';

const leads = (count: number) => counted(count, 'lead');

/** Takes an import back as a whole, after saying what that means. */
export function UndoImport({ record }: { record: LeadImportFieldsFragment }) {
  const [undo] = useMutation(UndoLeadImportDocument);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<Undo2 aria-hidden />} onClick={() => setAsking(true)}>
        Undo import
      </Button>
      <AskFirst
        about={asking ? record : null}
        title={() => 'Undo this import?'}
        confirmLabel="Undo import"
        cancelLabel="Keep it"
        onClose={() => setAsking(false)}
        act={async ({ id }) =>
          (await attempt(async () => (await undo({ variables: { id } })).data?.undoLeadImport)).refused
        }
        done={({ fileName }) => `The import of ${fileName} is being taken back`}
      >
        <p>
          The {leads(record.importedRows)} that came in with {record.fileName} are removed, and the{' '}
          {leads(record.mergedRows)} it was joined with get back what they had before. The file can be
          imported again.
        </p>
      </AskFirst>
    </>
  );
}
