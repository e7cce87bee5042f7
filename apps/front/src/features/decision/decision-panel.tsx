'use client';
import { SidePanel } from '@og/ui';
import { DecisionRecord } from './decision-record';

/**
 * "Why did she get this?": the decision record of one message beside the page.
 *
 * @param messageId the message that is asked about, or null while closed
 */
export function DecisionPanel({ messageId, onClose }: { messageId: string | null; onClose: () => void }) {
  return (
    <SidePanel open={messageId !== null} onOpenChange={(open) => !open && onClose()} title="Why this message">
      {messageId === null ? null : <DecisionRecord key={messageId} messageId={messageId} />}
    </SidePanel>
  );
}
