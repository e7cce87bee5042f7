'use client';
import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { UpdateCampaignDocument, type CampaignDraftFragment } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { useUnsavedWarning } from '@/lib/leave/use-unsaved-warning';
import { inputOf, type CampaignDraft } from './draft';
import { oneAtATime } from './one-at-a-time';

/** How long the typist must rest before a save. */
const rest = 800;

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  /** Somebody else saved in between; `message` says who. */
  | { kind: 'conflict'; message: string }
  /** The server refuses this content; it saves again when it changed. */
  | { kind: 'refused'; message: string; problems: readonly { path: readonly string[]; message: string }[] }
  | { kind: 'failed'; message: string };

const cannotSave: ReadonlySet<SaveState['kind']> = new Set(['conflict', 'refused', 'failed']);

/** Saves a campaign while it is edited: one save at a time, each with the version it was made on. */
export function useAutosave(campaign: CampaignDraftFragment, draft: CampaignDraft) {
  const [update] = useMutation(UpdateCampaignDocument);
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: campaign.updatedAt });
  const [inTurn] = useState(oneAtATime);
  const version = useRef(campaign.version);
  const saved = useRef(draft);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });

  const saveNow = useCallback(async (): Promise<boolean> => {
    const content = latest.current;
    if (content === saved.current) return true;
    setState({ kind: 'saving' });
    try {
      const { data } = await update({
        variables: { id: campaign.id, input: inputOf(content, version.current) },
      });
      const result = data?.updateCampaign;
      if (result?.__typename === 'Campaign') {
        version.current = result.version;
        saved.current = content;
        const upToDate = latest.current === content;
        setState(upToDate ? { kind: 'saved', at: result.updatedAt } : { kind: 'dirty' });
        return upToDate;
      }
      if (result?.__typename === 'Conflict') setState({ kind: 'conflict', message: result.message });
      else if (result?.__typename === 'InvalidInput')
        setState({
          kind: 'refused',
          message: result.message,
          problems: result.problems.map((one) => ({ path: one.path ?? [], message: one.message })),
        });
      else setState({ kind: 'failed', message: result?.message ?? 'The server did not answer.' });
    } catch (error) {
      setState({ kind: 'failed', message: friendlyError(error).message });
    }
    return false;
  }, [campaign.id, update]);
  /** @returns true when what is on the screen is what the server has. */
  const save = useCallback(() => inTurn(saveNow), [inTurn, saveNow]);

  const conflict = state.kind === 'conflict';
  useEffect(() => {
    if (draft === saved.current || conflict) return;
    setState((now) => (now.kind === 'saving' ? now : { kind: 'dirty' }));
    const timer = setTimeout(() => void save(), rest);
    return () => clearTimeout(timer);
  }, [draft, conflict, save]);

  // A link inside the app leaves at once, because what is on the screen is saved on the way out; unless it cannot be.
  useUnsavedWarning(state.kind !== 'saved', { inside: cannotSave.has(state.kind) });
  useEffect(() => () => void save(), [save]);

  return { state, save };
}
