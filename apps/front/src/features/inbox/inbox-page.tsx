'use client';
import { EmptyState, SkeletonRows } from '@og/ui';
import { MessagesSquare } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useCallback, useRef } from 'react';
import { lazyPart } from '@/components/lazy-part';
import type { InboxRowFragment, InboxView } from '@/gql/graphql';
import { HoldKeys } from '@/lib/actions/hold-keys';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';
import { useStable } from '@/lib/use-stable';
import { leavesView } from './acts/leaves-view';
import { useAskedAct, type AskedAct } from './acts/use-asked-act';
import { useActKeys } from './acts/use-act-keys';
import { useItemActs } from './acts/use-item-acts';
import { InboxBar } from './inbox-bar';
import { ListPane } from './list/list-pane';
import { useInboxList } from './list/use-inbox-list';
import { useSelection } from './selection/use-selection';
import { useCursor } from './use-cursor';
import { useDecidedDraft } from './use-decided-draft';
import { useInboxRoute } from './use-inbox-route';
import { useListKeys } from './use-list-keys';
import { useOpenItem } from './use-open-item';
import { useSent } from './use-sent';
import { useUndo } from './use-undo';
import { inboxParams } from './views';

/** A conversation's code comes with the first that is opened; what is pressed meanwhile is for it. */
const Thread = lazyPart(
  () => import('./thread/thread').then((file) => file.Thread),
  <>
    <HoldKeys />
    <SkeletonRows rows={6} density="relaxed" />
  </>,
);

/** What is there only after something was done comes when it is. */
const UndoBar = lazyPart(() => import('./undo-bar').then((file) => file.UndoBar));
const ActDialogs = lazyPart(() => import('./acts/act-dialogs').then((file) => file.ActDialogs), <HoldKeys />);

/** Every answer in one place: list, thread and context. */
export function InboxPage() {
  const [{ view, search, bucket }, setParams] = useQueryStates(inboxParams);
  const { openId, go, pathOf } = useInboxRoute();
  const { session } = useSession();
  const owner = session ? `${session.user.id}:${session.team.id}` : '';
  const me = session?.user.id ?? null;
  const mayReply = useMe().can('inbox.reply');
  const list = useInboxList(view, search, bucket);
  const cursor = useCursor({ rows: list.rows, openId, go });
  const selection = useSelection(list.rows);
  const undo = useUndo();
  const sent = useSent(owner, undo);
  const asking = useAskedAct();
  const searchBox = useRef<HTMLInputElement>(null);

  const act = useItemActs({
    list,
    undo,
    view,
    bucket,
    me,
    onLeave: (rows) => {
      selection.clear();
      if (rows.some((row) => row.conversationId === openId || row.id === cursor.cursorId)) cursor.leave(rows);
    },
    onBack: (rows) => {
      const first = rows[0];
      if (first && rows.length === 1 && openId) cursor.open(first);
    },
  });
  const decided = useDecidedDraft({ list, cursor, view, go });
  const openItem = useOpenItem(openId, list.rows);
  const target = openItem ?? cursor.row;
  const rows = selection.rows.length > 0 ? selection.rows : target ? [target] : [];
  const endedLeave = leavesView(view, { action: 'DONE' }, me);
  const done = (which: readonly InboxRowFragment[]) => {
    const waiting = which.filter(({ state }) => state !== 'DONE');
    if (waiting.length > 0) return void act(waiting, { action: 'DONE' }, 'Done');
    // Done by an answer that has left, or by somebody else: it goes, and the next is there.
    if (!endedLeave) return;
    selection.clear();
    cursor.leave(which);
    list.dismiss(which.map(({ id }) => id));
  };

  const show = (next: Parameters<typeof setParams>[0]) => {
    cursor.reset();
    selection.clear();
    void setParams(next);
  };

  useListKeys({ cursor, selection, undo, searchBox });
  useActKeys({
    rows,
    mayEnd: endedLeave || rows.some(({ state }) => state !== 'DONE'),
    mayReply,
    act,
    onDone: () => done(rows),
    onAsk: (kind) => asking.ask(kind, rows),
  });

  const onView = useStable((next: InboxView) => show({ view: next }));
  const onBucket = useStable((next: string | null) => show({ bucket: next }));
  const onSearch = useStable((text: string) => void setParams({ search: text || null }));
  const inThread = {
    onBack: useCallback(() => go(null), [go]),
    onDone: useStable((item: InboxRowFragment) => done([item])),
    onReopen: useStable((item: InboxRowFragment) => void act([item], { action: 'REOPEN' }, 'Open again')),
    onAsk: useStable((kind: AskedAct['kind'], item: InboxRowFragment) => asking.ask(kind, [item])),
    onSnooze: useStable(
      (item: InboxRowFragment, until: string, words: string) =>
        void act([item], { action: 'SNOOZE', snooze: { until } }, `Snoozed until ${words}`),
    ),
    onSent: useStable(sent),
    onDecided: useStable(decided.onDecided),
    onShow: useStable(decided.onShow),
  };

  return (
    <div className="relative -mx-4 -mb-6 flex h-[calc(100%+1.5rem)] flex-col md:-mx-6">
      <h1 className="sr-only">Inbox</h1>
      <InboxBar
        view={view}
        bucket={bucket}
        search={search}
        searchBox={searchBox}
        threadOpen={openId !== null}
        onView={onView}
        onBucket={onBucket}
        onSearch={onSearch}
      />
      <div className="flex min-h-0 flex-1">
        <ListPane
          list={list}
          view={view}
          filtered={search !== '' || bucket !== null}
          onClear={() => void setParams({ search: null, bucket: null })}
          cursorId={cursor.cursorId}
          openId={openId}
          hrefOf={(row) => pathOf(row.conversationId)}
          onOpen={cursor.open}
          selection={selection}
          mayReply={mayReply}
          onDone={() => done(selection.rows)}
          onAsk={(kind) => asking.ask(kind, selection.rows)}
        />
        {openId ? (
          <Thread
            key={openId}
            id={openId}
            owner={owner}
            me={me}
            mayReply={mayReply}
            focusHeading={cursor.onePane}
            during={undo.during}
            onItem={list.renewRow}
            {...inThread}
          />
        ) : (
          <div className="flex min-w-0 flex-1 items-center justify-center max-[759px]:hidden">
            <EmptyState icon={<MessagesSquare />} title="No conversation is open">
              Choose one in the list, or press j and Enter.
            </EmptyState>
          </div>
        )}
      </div>
      {undo.used ? <UndoBar undo={undo} /> : null}
      {asking.asked ? <ActDialogs asking={asking} act={act} /> : null}
    </div>
  );
}
