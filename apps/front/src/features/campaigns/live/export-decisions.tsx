'use client';
import { useLazyQuery } from '@apollo/client/react';
import { Button, toast } from '@og/ui';
import { Download } from 'lucide-react';
import { CampaignDecisionsExportDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { saveFile } from '@/lib/save-file';

/** The decision records of all messages of the campaign as one file. */
export function ExportDecisions({ campaignId }: { campaignId: string }) {
  const [ask, { loading }] = useLazyQuery(CampaignDecisionsExportDocument, { fetchPolicy: 'network-only' });
  const fetchFile = async () => {
    const { data, error } = await ask({ variables: { id: campaignId } });
    const file = data?.campaignDecisionsExport;
    if (file) saveFile(file);
    else toast.error(error ? friendlyError(error).message : 'There is no decision to export yet.');
  };
  return (
    <Button icon={<Download aria-hidden />} loading={loading} onClick={() => void fetchFile()}>
      Export decisions
    </Button>
  );
}
