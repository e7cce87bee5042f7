'use client';
import { useMutation } from '@apollo/client/react';
import { Button, buttonClass, toast } from '@og/ui';
import { Archive, Pause, PencilLine, Play } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { refusal } from '@/lib/apollo/refusal';
import {
  ArchiveCampaignDocument,
  PauseCampaignDocument,
  ResumeCampaignDocument,
  type CampaignRowFragment,
} from '@/gql/graphql';
import { useActions } from '@/lib/actions/registry';
import { useMe } from '@/lib/session/use-me';

/** Pause and resume act at once; archiving asks, since it stops what is still planned. */
export function CampaignActions({ campaign }: { campaign: CampaignRowFragment }) {
  const { id, name, state, counts } = campaign;
  const mayLaunch = useMe().can('campaigns.launch');
  const [pause, pausing] = useMutation(PauseCampaignDocument);
  const [resume, resuming] = useMutation(ResumeCampaignDocument);
  const [archive] = useMutation(ArchiveCampaignDocument);
  const [asking, setAsking] = useState(false);
  const running = state === 'ACTIVE' || state === 'SCHEDULED';

  const act = async (call: () => Promise<object | null | undefined>, done: string) => {
    const why = await refusal(call);
    if (why) toast.error(why);
    else toast.success(done);
  };
  const stop = () =>
    void act(
      async () => (await pause({ variables: { id } })).data?.pauseCampaign,
      `${name} is paused: nothing more is sent`,
    );
  const go = () =>
    void act(async () => (await resume({ variables: { id } })).data?.resumeCampaign, `${name} goes on`);

  useActions([
    {
      id: 'campaign.pause',
      label: 'Pause this campaign',
      group: 'Campaign',
      disabled: !running || !mayLaunch,
      run: stop,
    },
    {
      id: 'campaign.resume',
      label: 'Resume this campaign',
      group: 'Campaign',
      disabled: state !== 'PAUSED' || !mayLaunch,
      run: go,
    },
  ]);

  if (!mayLaunch) return null;
  return (
    <>
      {state === 'DRAFT' ? (
        <Link href={`/campaigns/${id}/edit`} className={buttonClass('primary')}>
          Edit and launch
        </Link>
      ) : null}
      {running || state === 'PAUSED' ? (
        <Link href={`/campaigns/${id}/edit`} className={buttonClass()}>
          <PencilLine aria-hidden />
          Edit sequence
        </Link>
      ) : null}
      {state === 'ARCHIVED' ? null : (
        <Button icon={<Archive aria-hidden />} onClick={() => setAsking(true)}>
          Archive
        </Button>
      )}
      {running ? (
        <Button variant="primary" icon={<Pause aria-hidden />} loading={pausing.loading} onClick={stop}>
          Pause
        </Button>
      ) : null}
      {state === 'PAUSED' ? (
        <Button variant="primary" icon={<Play aria-hidden />} loading={resuming.loading} onClick={go}>
          Resume
        </Button>
      ) : null}
      <AskFirst
        about={asking ? campaign : null}
        title={() => `Archive “${name}”?`}
        confirmLabel="Archive campaign"
        onClose={() => setAsking(false)}
        act={() => refusal(async () => (await archive({ variables: { id } })).data?.archiveCampaign)}
        done={() => `${name} is archived`}
      >
        <p>
          {counts.planned + counts.held > 0
            ? 'What is planned or held is canceled and cannot be resumed. '
            : 'It leaves the list of running work. '}
          Its numbers and conversations stay.
        </p>
      </AskFirst>
    </>
  );
}
