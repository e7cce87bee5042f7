import { DescriptionList } from '@og/ui';
import type { AgentVersionFieldsFragment } from '@/gql/graphql';
import { dials } from './dials';

/** What a version says, to be read. */
export function VersionText({ version }: { version: AgentVersionFieldsFragment }) {
  const { persona, policy } = version;
  return (
    <div className="grid gap-x-10 gap-y-5 md:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-2">
        <h3 className="text-13 font-semibold">Goal</h3>
        <p className="text-14">{version.goal}</p>
        <h3 className="mt-2 text-13 font-semibold">Instructions</h3>
        <p className="text-13 whitespace-pre-wrap text-ink-2">{version.prompt}</p>
      </div>
      <DescriptionList
        items={[
          { term: 'Name', value: persona.displayName },
          ...dials.map(({ key, label }) => ({ key, term: label, value: `${persona[key]} of 5` })),
          { term: 'Signature', value: persona.signature ?? 'None' },
          { term: 'Model', value: <span className="font-mono">{version.model}</span> },
          { term: 'SMS parts', value: `At most ${policy.maxSegments}` },
          { term: 'Objections', value: `Answers at most ${policy.maxRebuttals}` },
          {
            term: 'Confidence',
            value: `${Math.round(policy.minConfidence * 100)} % and more leaves by itself`,
          },
          { term: 'Languages', value: policy.languages.join(', ') },
          { term: 'Links allowed', value: policy.allowedLinks.join(', ') || 'None' },
          { term: 'Banned words', value: policy.bannedWords.join(', ') || 'None' },
        ]}
      />
    </div>
  );
}
