'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Section, toast } from '@og/ui';
import { DeleteFilesAgainDocument, UndeletedFilesDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

/** Files of people's data whose time is over and that storage will not delete; nothing is shown while there are none. */
export function UndeletedFiles() {
  const { can } = useMe();
  const { data, refetch } = useQuery(UndeletedFilesDocument, {
    skip: !can('leads.import'),
    fetchPolicy: 'cache-and-network',
  });
  const [again, { loading }] = useMutation(DeleteFilesAgainDocument);
  const files = data?.undeletedFiles ?? [];
  if (files.length === 0) return null;
  const run = async () => {
    try {
      const count = (await again()).data?.deleteFilesAgain ?? 0;
      toast.success(count === 1 ? 'One file is being deleted' : `${count} files are being deleted`);
      await refetch();
    } catch (error) {
      toast.error(friendlyError(error).message);
    }
  };
  return (
    <Section
      title="Files that could not be deleted"
      description="The time to keep these imported files is over, and storage refused to delete them. Look at the storage’s permissions, then delete them again."
      actions={
        <Button loading={loading} onClick={() => void run()}>
          Delete again
        </Button>
      }
    >
      <ul className="flex flex-col">
        {files.map((file) => (
          <li key={file.id} className="flex min-h-11 flex-col justify-center border-b py-2 last:border-b-0">
            <span className="text-13 font-medium break-all">{file.fileName}</span>
            <span className="text-12 text-ink-3 tabular-nums">
              Refused {file.tries} times, last {formatMoment(file.lastTriedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
