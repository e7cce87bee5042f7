'use client';
import { useLazyQuery } from '@apollo/client/react';
import { Button, toast } from '@og/ui';
import { Download } from 'lucide-react';
import { MessageDecisionExportDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { saveFile } from '@/lib/save-file';

/** Fetches the whole record as one file, also what the panel does not show. */
export function ExportButton({ messageId }: { messageId: string }) {
  const [ask, { loading }] = useLazyQuery(MessageDecisionExportDocument, { fetchPolicy: 'network-only' });
  const fetchFile = async () => {
    const { data, error } = await ask({ variables: { messageId } });
    const file = data?.messageDecisionExport;
    if (file) saveFile(file);
    else toast.error(error ? friendlyError(error).message : 'There is no record of this message to export.');
  };
  return (
    <Button size="sm" icon={<Download aria-hidden />} loading={loading} onClick={() => void fetchFile()}>
      Export
    </Button>
  );
}
