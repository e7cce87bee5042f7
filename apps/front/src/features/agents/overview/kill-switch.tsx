'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button } from '@og/ui';
import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { AgentRulesDocument, AgentsDocument, StopAgentsDocument } from '@/gql/graphql';
import type { AgentSettingsFieldsFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

/** Says that nothing automatic leaves, since when and by whom. */
export function StoppedBanner({ settings }: { settings: AgentSettingsFieldsFragment }) {
  const { stoppedAt, stoppedBy } = settings;
  return (
    <Banner tone="warn" announce>
      Agents send nothing by themselves
      {stoppedAt ? ` since ${formatMoment(stoppedAt)}` : ''}
      {stoppedBy ? `, stopped by ${stoppedBy.name}` : ''}. They still write drafts; a person lets each go.
    </Banner>
  );
}

/** Whoever answers people may stop the agents; who manages them lets them go on. */
export function KillSwitch({ stopped }: { stopped: boolean }) {
  const { can } = useMe();
  const [asking, setAsking] = useState(false);
  const [stop] = useMutation(StopAgentsDocument, { refetchQueries: [AgentRulesDocument, AgentsDocument] });
  if (!can(stopped ? 'agents.manage' : 'inbox.reply')) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {stopped ? null : <OctagonX aria-hidden className="text-danger" />}
        {stopped ? 'Let agents answer again' : 'Stop the agents'}
      </Button>
      <AskFirst
        about={asking ? stopped : null}
        title={() => (stopped ? 'Let agents answer by themselves again?' : 'Stop the agents?')}
        confirmLabel={stopped ? 'Let them answer' : 'Stop now'}
        tone={stopped ? 'primary' : 'danger'}
        onClose={() => setAsking(false)}
        act={(was) => refusal(async () => (await stop({ variables: { on: !was } })).data)}
        done={(was) => (was ? 'Agents may answer by themselves again' : 'Agents send nothing by themselves')}
      >
        <p>
          {stopped
            ? 'From now on they answer alone where their mode is automatic. What was stopped stays a draft and waits for people.'
            : 'Within two seconds nothing that an agent wrote leaves by itself, for everybody in this workspace. What had not left becomes a draft again. Campaigns are not stopped by this.'}
        </p>
      </AskFirst>
    </>
  );
}
