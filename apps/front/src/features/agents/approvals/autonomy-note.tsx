import { Banner, buttonClass, Progress } from '@og/ui';
import Link from 'next/link';
import { intentLabels } from '@/lib/intent-labels';
import type { AgentAutonomyQuery } from '@/gql/graphql';
import { agentPath, earnedPart, rate } from '../words';

type Agent = AgentAutonomyQuery['agents'][number];

/** How far an agent is from answering a kind of message alone, beside the drafts that decide it. */
export function AutonomyNote({ agent, intent }: { agent: Agent; intent: Agent['intents'][number] }) {
  if (!intent.automatable) return null;
  const kind = intentLabels[intent.intent.toLowerCase() as keyof typeof intentLabels] ?? intent.intent;
  if (intent.unlocked)
    return (
      <Banner
        tone="success"
        announce
        action={
          intent.mode === 'AUTO' ? null : (
            <Link href={agentPath(agent.slug)} className={buttonClass('secondary')}>
              Choose its mode
            </Link>
          )
        }
      >
        {intent.mode === 'AUTO'
          ? `${agent.name} answers “${kind}” by itself when every check is good. What waits here needs a person.`
          : `${agent.name} has earned to answer “${kind}” by itself: ${intent.decided} drafts decided, ${rate(intent.lastApprovedUnedited, intent.lastDecided)} of the last ones unchanged.`}
      </Banner>
    );
  const unchanged = rate(intent.approvedUnedited, intent.decided);
  return (
    <div className="flex max-w-200 flex-col gap-1 py-2">
      <Progress
        label={`${agent.name} and “${kind}”: on the way to answering alone`}
        {...earnedPart(intent.decided)}
      />
      <p className="text-12 text-ink-3">
        {unchanged === null ? '' : `${unchanged} approved unchanged. `}
        {intent.needs}
      </p>
    </div>
  );
}
