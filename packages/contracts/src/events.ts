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
  'task.changed.v1': { data: { state: string } };
  'suppression.changed.v1': { data: { channel: string } };
  'team.changed.v1': { data: { what: 'members' | 'settings' | 'senders' | 'integrations' } };
  /** The client asked for events that are no longer kept: refetch everything. */
  'feed.reset.v1': { data: Record<string, never> };
}

export type TeamEventType = keyof TeamEventMap;
export type TeamEventData<T extends TeamEventType> = TeamEventMap[T]['data'];
