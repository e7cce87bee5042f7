import { isMessageStatus, type MessageStatus } from '@og/core';
import type { FoundMessage } from '../ports.js';

/** Twilio's word as one that we know; `received` and whatever is new count as taken. */
export function statusOf(status: string): MessageStatus {
  return isMessageStatus(status) ? status : 'accepted';
}

/** The part of a message that a look-up is about. */
export function foundMessage(message: {
  sid: string;
  status: string;
  errorCode: number | null;
  dateCreated: Date | null;
}): FoundMessage {
  return {
    providerId: message.sid,
    status: statusOf(message.status),
    errorCode:
      message.errorCode === null || message.errorCode === undefined ? null : String(message.errorCode),
    createdAt: message.dateCreated ?? null,
  };
}
