'use client';
import { useQuery } from '@apollo/client/react';
import { Button, PageHeader, Skeleton, Stepper } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRef, useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { CampaignEditorChoicesDocument, type CampaignDraftFragment } from '@/gql/graphql';
import { checkSteps } from '../steps/check';
import { newStep } from '../steps/draft-step';
import { AudienceSection } from './audience-section';
import { draftOf, type CampaignDraft } from './draft';
import { SaveProblem, SaveStatus } from './save-status';
import { sectionNames, sections, type SectionId } from './sections';
import { useAutosave } from './use-autosave';

const loading = <Skeleton className="my-5 h-40" />;
const SequenceSection = lazyPart(
  () => import('./sequence-section').then((file) => file.SequenceSection),
  loading,
);
const ScheduleSection = lazyPart(
  () => import('./schedule-section').then((file) => file.ScheduleSection),
  loading,
);
const LaunchSection = lazyPart(() => import('./launch-section').then((file) => file.LaunchSection), loading);

const stepParam = parseAsStringLiteral(sections).withDefault('audience');

/** Edits a draft, section by section; every change is saved by itself. */
export function Editor({ campaign, onReload }: { campaign: CampaignDraftFragment; onReload: () => void }) {
  const [section, setSection] = useQueryState('step', stepParam);
  const [draft, setDraft] = useState<CampaignDraft>(() => withFirstStep(draftOf(campaign)));
  const { state, save } = useAutosave(campaign, draft);
  const { data: choices } = useQuery(CampaignEditorChoicesDocument);
  const top = useRef<HTMLDivElement>(null);
  const change = (part: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...part }));
  const go = (id: SectionId) => {
    void setSection(id);
    top.current?.focus();
  };
  const next = sections[sections.indexOf(section) + 1];
  const props = { draft, change, choices, save: state };
  const done: Record<SectionId, boolean> = {
    audience: draft.name.trim() !== '',
    sequence: draft.steps.length > 0 && checkSteps(draft.steps).every((problems) => problems.length === 0),
    schedule: draft.sendWindow === null || draft.sendWindow.days.length > 0,
    forecast: false,
  };
  return (
    <div className="flex max-w-190 flex-col">
      <PageHeader title={draft.name.trim() || 'Untitled campaign'} meta={<SaveStatus state={state} />} />
      <div ref={top} tabIndex={-1} className="flex flex-col gap-2 pb-2 outline-none">
        <Stepper
          label="Parts of the campaign"
          current={section}
          onSelect={(id) => go(id as SectionId)}
          steps={sections.map((id) => ({ id, label: sectionNames[id], done: done[id] }))}
        />
        <SaveProblem state={state} onReload={onReload} onRetry={() => void save()} />
      </div>
      {section === 'audience' ? <AudienceSection {...props} /> : null}
      {section === 'sequence' ? <SequenceSection {...props} /> : null}
      {section === 'schedule' ? <ScheduleSection {...props} /> : null}
      {section === 'forecast' ? (
        <LaunchSection campaignId={campaign.id} draft={draft} choices={choices} save={save} onSection={go} />
      ) : null}
      {next ? (
        <Button variant="primary" className="mt-2 self-start" onClick={() => go(next)}>
          Next: {sectionNames[next]}
        </Button>
      ) : null}
    </div>
  );
}

/** A sequence needs a first message to write. */
function withFirstStep(draft: CampaignDraft): CampaignDraft {
  return draft.steps.length > 0 ? draft : { ...draft, steps: [newStep('SMS', [])] };
}
