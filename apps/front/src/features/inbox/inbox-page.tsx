'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { cn, EmptyState, SearchInput, SkeletonRows, Tabs, toast, useMediaQuery } from '@og/ui';
import { MessagesSquare } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useSearchParams } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { useEffect, useRef, useState } from 'react';
import {
  InboxCountsDocument,
  MarkInboxItemDoneDocument,
  ReopenInboxItemDocument,
  UndoSendDocument,
  type InboxRowFragment,
  type InboxView,
  type ThreadMessageFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useActions } from '@/lib/actions/registry';
import { serverNow } from '@/lib/clock';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';
import { useThrottled } from '@/lib/use-throttled';
import { InboxList } from './list/inbox-list';
import { useInboxList } from './list/use-inbox-list';
import { restoreDraft } from './thread/drafts';
import { UndoBar } from './undo-bar';
import { useUndo } from './use-undo';
import { countOf, inboxParams, inboxViews, viewNames } from './views';

/** A conversation's code comes with the first that is opened. */
const Thread = dynamic(() => import('./thread/thread').then((file) => file.Thread), {
  loading: () => <SkeletonRows rows={6} density="relaxed" />,
});

/** How long "done" can be taken back by z. */
const undoDoneMs = 10_000;

function focusRow(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-inbox-row="${id}"]`)?.focus({ preventScroll: true }),
  );
}

/** Every answer in one place: list, thread and context. */
export function InboxPage() {
  const [{ view, search }, setParams] = useQueryStates(inboxParams);
  const query = useSearchParams().toString();
  const openId = /^\/inbox\/([^/]+)/.exec(usePathname())?.[1] ?? null;
  const { session } = useSession();
  const owner = session ? `${session.user.id}:${session.team.id}` : '';
  const mayReply = useMe().can('inbox.reply');
  const counts = useInboxCounts();
  const list = useInboxList(view, search);
  const undo = useUndo();
  const [markDone] = useMutation(MarkInboxItemDoneDocument);
  const [reopen] = useMutation(ReopenInboxItemDocument);
  const [undoSend] = useMutation(UndoSendDocument);
  const [movedTo, setCursorId] = useState<string | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const onePane = useMediaQuery('(max-width: 759px)');

  const openRow = list.rows.find((row) => row.conversationId === openId);
  const cursorId = movedTo ?? openRow?.id ?? null;

  const pathOf = (id: string | null) => `/inbox${id ? `/${id}` : ''}${query ? `?${query}` : ''}`;
  // The History API moves without a round trip; Next follows it. The address is read when it is
  // needed: an undo may come long after the render that it was made in.
  const go = (id: string | null) => {
    const next = `/inbox${id ? `/${id}` : ''}${window.location.search}`;
    if (next === window.location.pathname + window.location.search) return;
    const fromList = window.location.pathname === '/inbox' && id !== null;
    if (fromList) window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
  };
  const open = (row: InboxRowFragment) => {
    setCursorId(row.id);
    go(row.conversationId);
  };
  const move = (by: 1 | -1) => {
    const at = list.rows.findIndex((row) => row.id === cursorId);
    const row = list.rows[at < 0 ? 0 : Math.max(0, Math.min(list.rows.length - 1, at + by))];
    if (!row) return;
    setCursorId(row.id);
    if (openId) open(row);
    if (!(onePane && openId)) focusRow(row.id);
  };
  // On a phone the list is gone while a thread is open; back on the list the focus is where it was.
  const wasOpen = useRef(openId);
  useEffect(() => {
    if (wasOpen.current !== null && openId === null && onePane && cursorId !== null) focusRow(cursorId);
    wasOpen.current = openId;
  }, [openId, onePane, cursorId]);

  const finish = async (item: InboxRowFragment) => {
    const at = list.rows.findIndex((row) => row.id === item.id);
    const next = list.rows[at + 1] ?? list.rows[at - 1];
    const leaves = view !== 'DONE' && view !== 'ALL' && view !== 'OPTED_OUT';
    const putBack = leaves ? list.dismiss(item.id) : () => undefined;
    if (next) {
      open(next);
      if (!onePane) focusRow(next.id);
    } else go(null);
    const why = await refusal(async () => {
      const { data } = await markDone({ variables: { id: item.id } });
      const result = data?.markInboxItemDone;
      if (result?.__typename === 'InboxItem') list.renewRow(result);
      return result;
    });
    if (why) {
      putBack();
      toast.error(`${item.lead.name} is not done: ${why}`);
      return;
    }
    undo.push({
      id: `done:${item.id}`,
      label: `Done: ${item.lead.name}`,
      until: new Date(serverNow().getTime() + undoDoneMs).toISOString(),
      undo: () => bringBack(item, putBack),
    });
  };
  const bringBack = (item: InboxRowFragment, putBack: () => unknown = () => undefined) =>
    refusal(async () => {
      const { data } = await reopen({ variables: { id: item.id } });
      const result = data?.reopenInboxItem;
      if (result?.__typename === 'InboxItem') {
        putBack();
        list.renewRow(result);
        open(result);
        if (!onePane) focusRow(result.id);
      }
      return result;
    });

  const sent = (message: ThreadMessageFragment, leadName: string) => {
    if (!message.undoUntil) return;
    undo.push({
      id: message.id,
      label: `Reply to ${leadName}`,
      until: message.undoUntil,
      undo: () =>
        refusal(async () => {
          const { data } = await undoSend({ variables: { id: message.id } });
          const result = data?.undoSend;
          if (result?.__typename === 'Message') {
            restoreDraft(owner, message.conversationId, message.body);
            toast.success(`Stopped: the reply to ${leadName} was not sent`);
          }
          return result;
        }),
    });
  };

  useActions([
    {
      id: 'inbox.next',
      label: 'Next conversation',
      group: 'Inbox',
      keys: 'j',
      hidden: true,
      run: () => move(1),
    },
    {
      id: 'inbox.previous',
      label: 'Previous conversation',
      group: 'Inbox',
      keys: 'k',
      hidden: true,
      run: () => move(-1),
    },
    {
      // The row has the focus, so Enter is the link's own; it stands here for the key sheet.
      id: 'inbox.open',
      label: 'Open the conversation',
      group: 'Inbox',
      keys: 'Enter',
      hidden: true,
      disabled: true,
      run: () => undefined,
    },
    {
      id: 'inbox.undo',
      label: 'Undo the last send or done',
      group: 'Inbox',
      keys: 'z',
      disabled: undo.entries.length === 0,
      run: () => void undo.undoLast(),
    },
    {
      id: 'inbox.search',
      label: 'Search the inbox',
      group: 'Inbox',
      keys: '/',
      run: () => searchBox.current?.focus(),
    },
  ]);

  return (
    <div className="relative -mx-4 -mb-6 flex h-[calc(100%+1.5rem)] flex-col md:-mx-6">
      <h1 className="sr-only">Inbox</h1>
      <div
        className={cn(
          'flex shrink-0 flex-wrap items-end gap-x-4 border-b bg-surface px-3',
          openId && 'max-[759px]:hidden',
        )}
      >
        <div className="-mb-px min-w-0 flex-1 max-[759px]:order-2 max-[759px]:basis-full">
          <Tabs
            label="Views"
            value={view}
            onValueChange={(next) => {
              setCursorId(null);
              void setParams({ view: next as InboxView });
            }}
            items={inboxViews.map((value) => ({
              value,
              label: viewNames[value],
              ...(counts ? { count: countOf(counts, value) } : {}),
            }))}
          />
        </div>
        <SearchInput
          label="Search the inbox"
          shortcut="/"
          inputRef={searchBox}
          value={search}
          onValueChange={(text) => void setParams({ search: text || null })}
          className="my-1.5 w-full min-[760px]:w-56"
        />
      </div>
      <div className="flex min-h-0 flex-1">
        <div
          className={cn(
            'flex min-h-0 min-w-0 flex-col border-r bg-surface max-[759px]:w-full max-[759px]:border-r-0 min-[760px]:w-76 min-[760px]:shrink-0 min-[1200px]:w-88',
            openId && 'max-[759px]:hidden',
          )}
        >
          <InboxList
            list={list}
            view={view}
            search={search}
            onClearSearch={() => void setParams({ search: null })}
            cursorId={cursorId}
            openId={openId}
            hrefOf={(row) => pathOf(row.conversationId)}
            onOpen={open}
          />
        </div>
        {openId ? (
          <Thread
            key={openId}
            id={openId}
            owner={owner}
            mayReply={mayReply}
            focusHeading={onePane}
            onBack={() => go(null)}
            onDone={(item) => void finish(item)}
            onReopen={(item) =>
              void bringBack(item).then((why) => (why ? toast.error(why) : toast.success('Open again')))
            }
            onItem={list.renewRow}
            onSent={sent}
          />
        ) : (
          <div className="flex min-w-0 flex-1 items-center justify-center max-[759px]:hidden">
            <EmptyState icon={<MessagesSquare />} title="No conversation is open">
              Choose one in the list, or press j and Enter.
            </EmptyState>
          </div>
        )}
      </div>
      <UndoBar undo={undo} />
    </div>
  );
}

function useInboxCounts() {
  const { data, refetch } = useQuery(InboxCountsDocument, { fetchPolicy: 'cache-and-network' });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(inbox_item|message|suppression)\.changed|^feed\.reset/.test(type)) refresh();
  });
  return data?.inboxCounts;
}
