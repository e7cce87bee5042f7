'use client';
import { useMutation } from '@apollo/client/react';
import { Badge, Button, ConfirmDialog, formatCount, toast } from '@og/ui';
import { useState } from 'react';
import { MoveEnrollmentsDocument, type CampaignLiveQuery } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { counted } from '@/lib/counted';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { cellClass, ScrollTable, textCellClass } from '../scroll-table';

type Version = NonNullable<CampaignLiveQuery['campaign']>['sequenceVersions'][number];

/** The wordings of the sequence, with how many leads are still on each; they can be moved to the newest. */
export function Versions({ campaignId, versions }: { campaignId: string; versions: readonly Version[] }) {
  const mayWrite = useMe().can('campaigns.launch');
  const [move] = useMutation(MoveEnrollmentsDocument);
  const [asking, setAsking] = useState<Version | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const current = versions.find((version) => version.current);
  const run = async (from: Version) => {
    const { ok, refused } = await attempt(
      async () =>
        (await move({ variables: { id: campaignId, input: { fromVersionId: from.id } } })).data
          ?.moveEnrollments,
    );
    setProblem(refused);
    if (!ok) return;
    const stayed = ok.stayed ? `, ${formatCount(ok.stayed)} stay: their next step is not there any more` : '';
    toast.success(`${formatCount(ok.moved)} moved${stayed}`);
    setAsking(null);
  };
  return (
    <>
      <ScrollTable
        label="Versions"
        head={['Version', { text: 'Made' }, 'On their way', 'Action']}
        minWidth="min-w-120"
      >
        {versions.map((version) => (
          <tr key={version.id} className="border-b last:border-b-0">
            <th scope="row" className="py-2 text-left font-medium">
              <span className="inline-flex items-center gap-2">
                {version.version}
                {version.current ? <Badge>Current</Badge> : null}
              </span>
            </th>
            <td className={textCellClass}>{formatMoment(version.createdAt)}</td>
            <td className={cellClass}>{formatCount(version.inFlight)}</td>
            <td className={cellClass}>
              {!version.current && version.inFlight > 0 && mayWrite ? (
                <Button size="sm" onClick={() => (setProblem(null), setAsking(version))}>
                  Move to version {current?.version}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </ScrollTable>
      <ConfirmDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={`Move runs to version ${current?.version ?? ''}?`}
        confirmLabel="Move runs"
        error={problem}
        onConfirm={() => (asking ? run(asking) : undefined)}
      >
        <p>
          {counted(asking?.inFlight ?? 0, 'lead goes', 'leads go')} on at the same step of the newest version.
          A lead whose next step is not there any more stays on version {asking?.version}.
        </p>
      </ConfirmDialog>
    </>
  );
}
