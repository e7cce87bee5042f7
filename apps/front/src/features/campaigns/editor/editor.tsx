'use client';
import { useQuery } from '@apollo/client/react';
import { Button, PageHeader, Stepper } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRef, useState } from 'react';
import { CampaignEditorChoicesDocument, type CampaignDraftFragment } from '@/gql/graphql';
import { AudienceSection } from './audience-section';
import { draftOf, newStep, type CampaignDraft } from './draft';
import { ReviewSection } from './review-section';
import { SaveProblem, SaveStatus } from './save-status';
import { ScheduleSection } from './schedule-section';
import { sectionNames, sections, type SectionId } from './sections';
import { SendersSection } from './senders-section';
import { SequenceSection } from './sequence-section';
import { useAutosave } from './use-autosave';

const stepParam = parseAsStringLiteral(sections).withDefault('audience');

/** Edits a draft, section by section; every change is saved by itself. */
export function Editor({ campaign, onReload }: { campaign: CampaignDraftFragment; onReload: () => void }) {
  const [section, setSection] = useQueryState('step', stepParam);
  const [draft, setDraft] = useState<CampaignDraft>(() => draftOf(campaign));
  const { state, save } = useAutosave(campaign, draft);
  const { data: choices } = useQuery(CampaignEditorChoicesDocument);
  const top = useRef<HTMLDivElement>(null);
  const change = (part: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...part }));
  const go = (id: SectionId) => {
    // A sequence needs a first message to write.
    if (id === 'sequence' && draft.steps.length === 0) change({ steps: [newStep(0)] });
    void setSection(id);
    top.current?.focus();
  };
  const next = sections[sections.indexOf(section) + 1];
  const props = { draft, change, choices, save: state };
  const done: Record<SectionId, boolean> = {
    audience: draft.name.trim() !== '',
    sequence: draft.steps.length > 0 && draft.steps.every((step) => step.body.trim() !== ''),
    schedule: draft.sendWindow === null || draft.sendWindow.days.length > 0,
    senders: true,
    review: false,
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
      {section === 'senders' ? <SendersSection {...props} /> : null}
      {section === 'review' ? (
        <ReviewSection campaignId={campaign.id} draft={draft} save={save} onSection={go} />
      ) : null}
      {next ? (
        <Button variant="primary" className="self-start" onClick={() => go(next)}>
          Next: {sectionNames[next]}
        </Button>
      ) : null}
    </div>
  );
}
