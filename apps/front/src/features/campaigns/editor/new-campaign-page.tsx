'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, PageHeader } from '@og/ui';
import { useRouter, useSearchParams } from 'next/navigation';
import { useRef, useState, type FormEvent } from 'react';
import { RoleGate } from '@/components/role-gate';
import { CreateCampaignDocument, type LeadFilterInput } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { filterOf } from './draft';

/** What a link from the leads hands over: `?segment=<id>` or `?filter=<JSON>`. */
function audienceFrom(query: URLSearchParams): {
  segmentId?: string;
  filter?: LeadFilterInput;
  text: string;
} {
  const segmentId = query.get('segment');
  if (segmentId) return { segmentId, text: 'The segment you chose is the audience.' };
  const raw = query.get('filter');
  if (!raw) return { filter: {}, text: 'You choose the audience next.' };
  try {
    return { filter: filterOf(JSON.parse(raw)), text: 'The leads you chose are the audience.' };
  } catch {
    return { filter: {}, text: 'The filter of this link cannot be read: choose the audience next.' };
  }
}

/** Names a campaign and creates its draft. */
export function NewCampaignPage() {
  const router = useRouter();
  const { segmentId, filter, text } = audienceFrom(useSearchParams());
  const [create] = useMutation(CreateCampaignDocument);
  const [name, setName] = useState('New campaign');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await create({
        variables: {
          input: { name: name.trim(), ...(segmentId ? { segmentId } : { filter: filter ?? {} }), steps: [] },
        },
      });
      const result = data?.createCampaign;
      if (result?.__typename === 'Campaign') {
        router.replace(`/campaigns/${result.id}/edit`);
        return;
      }
      setProblem(
        result?.__typename === 'InvalidInput' && result.problems.length > 0
          ? result.problems.map((one) => one.message).join(' ')
          : (result?.message ?? 'The server did not answer. Try again.'),
      );
    } catch (error) {
      setProblem(friendlyError(error).message);
    }
    underWay.current = false;
    setBusy(false);
  };
  return (
    <>
      <PageHeader title="New campaign" />
      <RoleGate atLeast="MANAGER" what="Creating campaigns">
        <form onSubmit={submit} className="flex max-w-110 flex-col items-start gap-4">
          {problem ? (
            <Banner tone="danger" announce>
              {problem}
            </Banner>
          ) : null}
          <Field label="Name" hint={`Only your team sees it. ${text}`} className="w-full">
            <Input
              value={name}
              maxLength={120}
              required
              onChange={(event) => setName(event.target.value)}
              onFocus={(event) => event.target.select()}
            />
          </Field>
          <Button type="submit" variant="primary" loading={busy} disabled={name.trim() === ''}>
            Create draft
          </Button>
        </form>
      </RoleGate>
    </>
  );
}
