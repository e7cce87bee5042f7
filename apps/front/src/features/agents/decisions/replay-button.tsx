'use client';
import { useLazyQuery } from '@apollo/client/react';
import { Banner, Button } from '@og/ui';
import { RotateCcw } from 'lucide-react';
import { ReplayAgentDecisionDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { verdictOf } from '../words';

/** Makes a recorded decision again from its record, without asking the model. */
export function ReplayButton({ id }: { id: string }) {
  const [replay, { data, error, loading }] = useLazyQuery(ReplayAgentDecisionDocument, {
    fetchPolicy: 'network-only',
  });
  const outcome = data?.replayDecision;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        icon={<RotateCcw aria-hidden />}
        loading={loading}
        onClick={() => void replay({ variables: { id } }).catch(() => undefined)}
      >
        Replay
      </Button>
      {error ? (
        <Banner tone="danger" announce>
          {friendlyError(error).message}
        </Banner>
      ) : null}
      {outcome ? (
        <Banner tone={outcome.same ? 'success' : 'warn'} announce>
          {outcome.same ? (
            `The same comes out: ${verdictOf(outcome.verdict).label.toLowerCase()}.`
          ) : (
            <>
              Recorded was “{verdictOf(outcome.recordedVerdict).label}”, today’s rules say “
              {verdictOf(outcome.verdict).label}”.
              {outcome.differences.length > 0 ? (
                <ul className="mt-1 list-disc pl-4">
                  {outcome.differences.map((difference) => (
                    <li key={difference}>{difference}</li>
                  ))}
                </ul>
              ) : null}
            </>
          )}
        </Banner>
      ) : data && !outcome ? (
        <Banner tone="warn" announce>
          This decision is no longer in the recorder.
        </Banner>
      ) : null}
    </div>
  );
}
