/* eslint-disable */
// Written by codegen-split.ts after the code generator; do not edit.
export type * from './types';
export * from './documents/agents';
export * from './documents/auth';
export * from './documents/calendar';
export * from './documents/calls';
export * from './documents/campaigns';
export * from './documents/compliance';
export * from './documents/decision';
export * from './documents/drafts';
export * from './documents/editor';
export * from './documents/forecast';
export * from './documents/home';
export * from './documents/import';
export * from './documents/inbox';
export * from './documents/inbox-settings';
export * from './documents/lead';
export * from './documents/leads';
export * from './documents/live';
export * from './documents/notes';
export * from './documents/ops';
export * from './documents/phone';
export * from './documents/senders';
export * from './documents/session';
export * from './documents/settings';
export * from './documents/suppression';
export * from './documents/tasks';
export * from './documents/user-error';
