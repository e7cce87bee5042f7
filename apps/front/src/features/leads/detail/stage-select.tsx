'use client';
import { useMutation } from '@apollo/client/react';
import { Select, toast } from '@og/ui';
import { SetLeadStageDocument, type LeadStage } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import { attempt } from '@/lib/apollo/attempt';
import { StageChip, stageOrder, stages } from '@/components/lead-stages';

/** Changes the stage at once; when the server refuses, it goes back and says why. */
export function StageSelect({ id, name, stage }: { id: string; name: string; stage: LeadStage }) {
  const { can } = useMe();
  const [setStage] = useMutation(SetLeadStageDocument);
  if (!can('leads.write') || stage === 'SUPPRESSED') return <StageChip stage={stage} />;
  const change = async (next: LeadStage) => {
    if (next === stage) return;
    const { refused } = await attempt(async () => {
      const { data } = await setStage({
        variables: { id, stage: next },
        optimisticResponse: { updateLead: { __typename: 'Lead', id, stage: next } },
      });
      return data?.updateLead;
    });
    if (refused) toast.error(`${name} stays ${stages[stage].label}: ${refused}`);
  };
  return (
    <Select
      aria-label="Stage"
      className="w-38"
      // Suppressing bars addresses and needs a reason: it has its own place.
      options={stageOrder
        .filter((value) => value !== 'SUPPRESSED')
        .map((value) => ({ value, label: stages[value].label }))}
      value={stage}
      onValueChange={(next: LeadStage) => void change(next)}
    />
  );
}
