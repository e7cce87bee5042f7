'use client';
import {
  Button,
  buttonClass,
  ConfirmDialog,
  formatCount,
  selectedCount,
  toast,
  type Selection,
} from '@og/ui';
import { Megaphone, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { DeleteLeadsInput, LeadFilterInput, LeadRowFragment } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import { MergeLeads, mostMerged } from './merge-leads';

/** More ids than this make an address that some proxies cut off. */
const mostByHand = 200;

/** What is selected as a predicate the server understands. */
export function selectionFilter(selection: Selection, filter: LeadFilterInput): LeadFilterInput {
  return selection.all ? filter : { ids: [...selection.ids] };
}

export function SelectionBar({
  selection,
  rows,
  filter,
  count,
  onSelectAll,
  onClear,
  onDelete,
}: {
  selection: Selection;
  /** Those that are loaded, the selected ones among them. */
  rows: readonly LeadRowFragment[];
  filter: LeadFilterInput;
  count: number | undefined;
  onSelectAll: () => void;
  onClear: () => void;
  onDelete: (input: DeleteLeadsInput) => Promise<string | null>;
}) {
  const { can } = useMe();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = selectedCount(selection, count ?? 0);
  const capped = count !== undefined && count > 1_000_000;
  const total = capped ? '1,000,000+' : formatCount(count ?? 0);
  const words = selection.all ? `All ${total} matching selected` : `${formatCount(chosen)} selected`;
  const picked = selection.all ? [] : rows.filter(({ id }) => selection.ids.has(id));
  // Only those that one can read before: a row that is gone from the list is none of them.
  const mergeable = picked.length === chosen && chosen >= 2 && chosen <= mostMerged;
  const tooMany = !selection.all && chosen > mostByHand;
  const remove = async () => {
    const why = await onDelete(selection.all ? { filter } : { ids: [...selection.ids] });
    setProblem(why);
    if (why === null) {
      setAsking(false);
      onClear();
    }
    return why;
  };
  return (
    <div
      role="group"
      aria-label="Selected leads"
      className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
    >
      <span role="status" className="text-13 font-medium tabular-nums">
        {words}
      </span>
      {!selection.all && count !== undefined && count > chosen ? (
        <Button size="sm" variant="ghost" onClick={onSelectAll}>
          Select all {total} matching
        </Button>
      ) : null}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear<span className="max-sm:sr-only"> selection</span>
      </Button>
      <span className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0">
        {mergeable && can('leads.write') ? <MergeLeads leads={picked} onMerged={onClear} /> : null}
        {can('leads.delete') ? (
          <Button
            size="sm"
            icon={<Trash2 aria-hidden />}
            loading={busy}
            onClick={() => {
              setProblem(null);
              if (selection.all) return setAsking(true);
              setBusy(true);
              void remove()
                .then((why) => why && toast.error(why))
                .finally(() => setBusy(false));
            }}
          >
            Delete
          </Button>
        ) : null}
        {!can('campaigns.write') ? null : tooMany ? (
          <span className="text-12 text-ink-3">
            For a campaign pick at most {mostByHand} by hand, or select all matching
          </span>
        ) : (
          <Link
            href={`/campaigns/new?filter=${encodeURIComponent(JSON.stringify(selectionFilter(selection, filter)))}`}
            className={buttonClass('primary', 'sm')}
          >
            <Megaphone aria-hidden />
            Add to campaign
          </Link>
        )}
      </span>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete all ${total} matching leads?`}
        confirmLabel="Delete leads"
        tone="danger"
        typed={count !== undefined && count > 1000 ? String(count) : undefined}
        error={problem}
        onConfirm={async () => void (await remove())}
      >
        <p>
          Every lead that fits the filters now is deleted, also those not shown yet. Messages that are planned
          for them are not sent. You can bring them back for 30 days, from “Deleted leads”.
        </p>
      </ConfirmDialog>
    </div>
  );
}
