'use client';
import { Button, Field, Input, Kbd, SegmentMeter, Textarea } from '@og/ui';
import { useEffect, useRef, useState } from 'react';
import { DraftPlan } from '@/components/draft-plan';
import type { InboxDraftFragment } from '@/gql/graphql';
import { useSmsMeasure } from '@/lib/use-sms-measure';
import { writtenDraft } from './written-draft';

interface DraftEditorProps {
  draft: InboxDraftFragment;
  leadName: string;
  /** What was written already, when it was left in between. */
  begun: string;
  /** Somebody asked for it, so that the focus goes there. */
  asked: boolean;
  busy: boolean;
  onText: (text: string) => void;
  onApprove: (changed: { body: string; subject: string | null }) => void;
  onCancel: () => void;
}

/** A draft in a person's hands; it goes out as they leave it. */
export function DraftEditor(props: DraftEditorProps) {
  const { draft, leadName, begun, asked, busy, onText, onApprove, onCancel } = props;
  const [body, setBody] = useState(begun || draft.body);
  const [subject, setSubject] = useState(draft.subject ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);
  const isMail = draft.channel === 'EMAIL';
  const { send, written } = writtenDraft(draft, { body, subject });
  const measure = useSmsMeasure(isMail ? '' : written.body);
  const approve = () => {
    if (send && !busy) onApprove(send);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        approve();
      }}
    >
      {isMail ? (
        <Field label="Subject">
          <Input value={subject} onChange={(event) => setSubject(event.target.value)} />
        </Field>
      ) : null}
      <Textarea
        dir="auto"
        ref={field}
        rows={4}
        aria-label={`Draft for ${leadName}`}
        value={body}
        onChange={(event) => {
          setBody(event.target.value);
          onText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          // The composer below has these keys, too; here they are the draft's.
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          approve();
        }}
      />
      <DraftPlan draft={draft} written={written} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        {isMail ? (
          <span />
        ) : (
          <SegmentMeter
            used={measure.units}
            capacity={Math.max(1, measure.segments) * measure.unitsPerSegment}
            segments={measure.segments}
            encoding={measure.encoding}
            forcedBy={measure.forcing[0]}
          />
        )}
        <span className="flex gap-2">
          <Button onClick={onCancel}>Cancel</Button>
          <Button type="submit" variant="primary" loading={busy} disabled={send === null}>
            Approve edited
            <span className="max-sm:hidden">
              <Kbd keys="$mod+Enter" inverted />
            </span>
          </Button>
        </span>
      </div>
    </form>
  );
}
