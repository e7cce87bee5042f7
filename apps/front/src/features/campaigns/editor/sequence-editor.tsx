'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, buttonClass, ConfirmDialog, PageHeader, Section, toast } from '@og/ui';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import {
  CampaignEditorChoicesDocument,
  PublishSequenceVersionDocument,
  type CampaignEditorQuery,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { counted } from '@/lib/counted';
import { useUnsavedWarning } from '@/lib/leave/use-unsaved-warning';
import { checkSteps } from '../steps/check';
import { stepInputOf, type DraftStep } from '../steps/draft-step';
import { audienceOf, draftOf } from './draft';
import { StepList } from './step-list';

type Campaign = NonNullable<CampaignEditorQuery['campaign']>;
type Refused = readonly { path: readonly string[]; message: string }[];

/**
 * Edits the sequence of a campaign that was launched. Nothing changes until the new version is published; who is
 * on their way then finishes on the version they began.
 */
export function SequenceEditor({ campaign, onReload }: { campaign: Campaign; onReload: () => void }) {
  const router = useRouter();
  const { data: choices } = useQuery(CampaignEditorChoicesDocument);
  const [publish] = useMutation(PublishSequenceVersionDocument);
  const [first] = useState(() => draftOf(campaign));
  const [steps, setSteps] = useState<readonly DraftStep[]>(first.steps);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [stale, setStale] = useState(false);
  const [refused, setRefused] = useState<Refused>([]);
  const changed = steps !== first.steps;
  const complete = steps.length > 0 && checkSteps(steps).every((found) => found.length === 0);
  const current = campaign.sequenceVersions.find((version) => version.current);
  const number = Math.max(0, ...campaign.sequenceVersions.map(({ version }) => version)) + 1;

  useUnsavedWarning(changed);

  const send = async () => {
    setProblem(null);
    setRefused([]);
    try {
      const { data } = await publish({
        variables: { id: campaign.id, input: { version: campaign.version, steps: steps.map(stepInputOf) } },
      });
      const result = data?.publishSequenceVersion;
      if (result?.__typename === 'Campaign') {
        toast.success(`Version ${number} is published`);
        router.push(`/campaigns/${campaign.id}`);
        return;
      }
      setStale(result?.__typename === 'Conflict');
      if (result?.__typename === 'InvalidInput')
        setRefused(result.problems.map(({ path, message }) => ({ path: path ?? [], message })));
      setProblem(result?.message ?? 'The server did not answer. Look at the campaign before you try again.');
    } catch (fault) {
      setProblem(friendlyError(fault).message);
    }
    setAsking(false);
  };

  return (
    <div className="flex max-w-190 flex-col">
      <PageHeader
        title={campaign.name}
        meta={
          changed
            ? `Version ${number}, not published yet`
            : `Version ${current?.version ?? number - 1}, as it runs`
        }
        actions={
          <>
            <Link href={`/campaigns/${campaign.id}`} data-leaves="" className={buttonClass()}>
              {changed ? 'Leave without publishing' : 'Back to the campaign'}
            </Link>
            <Button variant="primary" disabled={!changed || !complete} onClick={() => setAsking(true)}>
              Publish version {number}
            </Button>
          </>
        }
      />
      {problem ? (
        <Banner
          tone="danger"
          announce
          action={
            stale ? (
              <Button size="sm" onClick={onReload}>
                Load theirs
              </Button>
            ) : null
          }
        >
          {problem}
        </Banner>
      ) : null}
      <Section
        title="Sequence"
        description="Nothing changes before you publish. Leads on their way finish on the version they began; you can move them afterwards."
      >
        <StepList
          steps={steps}
          audience={audienceOf(first)}
          brand={choices?.teamSettings.brandName ?? null}
          optOutHint={choices?.teamSettings.optOutHint ?? false}
          refused={refused}
          onChange={setSteps}
        />
      </Section>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Publish version ${number}?`}
        confirmLabel={`Publish version ${number}`}
        onConfirm={send}
      >
        <p>
          {current?.inFlight
            ? `${counted(current.inFlight, 'lead is', 'leads are')} on version ${current.version} and ${current.inFlight === 1 ? 'finishes' : 'finish'} on it. `
            : ''}
          Leads that enter from now on, and those you move, get the new steps.
        </p>
      </ConfirmDialog>
    </div>
  );
}
