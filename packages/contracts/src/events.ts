/**
 * Events of a team, `<aggregate>.<past tense>.v<n>`: browsers get them by subscription and refetch what they
 * show. `ids` name the rows; the first is the aggregate's. `data` holds small facts that spare a query.
 */
export interface TeamEventMap {
  'lead.changed.v1': { data: { count: number } };
  'lead_import.progressed.v1': {
    data: { state: string; processedRows: number; totalRows: number; bytesRead: number; byteSize: number };
  };
  'dnc_import.progressed.v1': { data: { state: string; rows: number; rejected: number } };
  /** A forecast that takes longer than a second: `done` of `total` leads were looked at; the id is the campaign's. */
  'forecast.progressed.v1': { data: { done: number; total: number } };
  'campaign.changed.v1': { data: { state: string } };
  'campaign.progressed.v1': { data: Record<string, never> };
  'message.changed.v1': {
    /** Several messages may be one event: `conversationIds` then names every conversation, `conversationId` the first. */
    data: {
      conversationId: string;
      conversationIds?: string[];
      direction: 'inbound' | 'outbound';
      state: string;
    };
  };
  'inbox_item.changed.v1': { data: { conversationId: string; state: string } };
  /** A draft of an agent: the first id is the draft's. */
  'draft.changed.v1': { data: { conversationId: string; state: string } };
  /** What agents are, may do or cost; the first id is the team's. */
  'agent.changed.v1': { data: { what: 'version' | 'mode' | 'settings' | 'stopped' | 'facts' } };
  'rehearsal.progressed.v1': { data: { state: string; done: number; total: number; differing: number } };
  'task.changed.v1': { data: { state: string } };
  'call.changed.v1': { data: { state: string; leadId: string } };
  /** A meeting, or somebody's working hours (`hours`; the id is then the member's). */
  'appointment.changed.v1': { data: { state: string; ownerId: string; leadId?: string } };
  'suppression.changed.v1': { data: { channel: string } };
  'team.changed.v1': { data: { what: 'members' | 'settings' | 'senders' | 'integrations' } };
  /** The client asked for events that are no longer kept: refetch everything. */
  'feed.reset.v1': { data: Record<string, never> };
}

export type TeamEventType = keyof TeamEventMap;
export type TeamEventData<T extends TeamEventType> = TeamEventMap[T]['data'];

/**
 * What is true for some seconds only: it reaches browsers on the same subscription, without a number of its own, and
 * is never stored. Who was away asks for the state.
 */
export interface SignalMap {
  /** Who looks at a conversation or writes in it; the id is the conversation's. */
  'presence.changed.v1': {
    data: { present: { userId: string; name: string; state: 'viewing' | 'typing'; sending: boolean }[] };
  };
}

export type SignalType = keyof SignalMap;
export type SignalData<T extends SignalType> = SignalMap[T]['data'];
