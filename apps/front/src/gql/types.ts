/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AcceptInvitationInput = {
  name?: string | null | undefined;
  password: string;
  token: string;
};

export type AddSenderMailboxInput = {
  address: string;
  dailyCap?: number | null | undefined;
  displayName: string;
  domainId: string | number;
  replyTo?: string | null | undefined;
  warmUp?: boolean | null | undefined;
};

export type AddSenderNumberInput = {
  /** Left out: what the number is by itself. */
  kind?: SenderKind | null | undefined;
  label?: string | null | undefined;
  /** A phone number, or the five or six digits of a short code. */
  phone: string;
  vendor: Vendor;
};

export type AddSendingDomainInput = {
  domain: string;
  integrationId: string | number;
};

export type AgentFactInput = {
  body: string;
  id?: string | number | null | undefined;
  kind: string;
  title: string;
  url?: string | null | undefined;
};

export type AgentMode =
  | 'AUTO'
  | 'DRAFT'
  | 'OFF';

export type AgentPersonaInput = {
  brevity: number;
  directness: number;
  displayName: string;
  formality: number;
  signature?: string | null | undefined;
  warmth: number;
};

export type AgentPolicyInput = {
  allowedLinks: Array<string>;
  bannedWords: Array<string>;
  languages: Array<string>;
  maxRebuttals: number;
  maxSegments: number;
  minConfidence: number;
};

export type AgentSlug =
  | 'CATHY'
  | 'GIANNA'
  | 'NEVA'
  | 'SABRINA';

export type AgentVersionInput = {
  goal: string;
  model?: string | null | undefined;
  note?: string | null | undefined;
  persona: AgentPersonaInput;
  policy: AgentPolicyInput;
  prompt: string;
};

export type AppointmentState =
  | 'BOOKED'
  | 'CANCELED'
  | 'DONE'
  | 'EXPIRED'
  | 'HELD'
  | 'NO_SHOW';

export type ApproveDraftInput = {
  /** Given when a person changed it. */
  body?: string | null | undefined;
  /** Repeat with the same key and the first message is returned. */
  clientKey?: string | null | undefined;
  subject?: string | null | undefined;
};

export type AssignmentMode =
  | 'HAND'
  | 'LEAST_LOADED'
  | 'ROUND_ROBIN';

export type BookAppointmentInput = {
  holdId?: string | number | null | undefined;
  leadId: string | number;
  minutes?: number | null | undefined;
  notes?: string | null | undefined;
  ownerId?: string | number | null | undefined;
  startsAt: string;
  title?: string | null | undefined;
};

export type BrandInput = {
  companyName: string;
  details?: unknown;
  displayName: string;
  integrationId?: string | number | null | undefined;
  soleProprietor?: boolean | null | undefined;
  trustScore?: number | null | undefined;
};

export type BrandState =
  | 'DRAFT'
  | 'FAILED'
  | 'PENDING'
  | 'VERIFIED'
  | 'VETTED_VERIFIED';

export type BudgetState =
  | 'OK'
  | 'SPENT'
  | 'WARN';

export type CallState =
  | 'BUSY'
  | 'CANCELED'
  | 'COMPLETED'
  | 'FAILED'
  | 'IN_PROGRESS'
  | 'NO_ANSWER'
  | 'RINGING'
  | 'RINGING_REP'
  | 'STARTING'
  | 'UNKNOWN'
  | 'VOICEMAIL';

export type CampaignState =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'COMPLETED'
  | 'DRAFT'
  | 'PAUSED'
  | 'SCHEDULED';

export type CanaryState =
  | 'HOLDING'
  | 'NONE'
  | 'RELEASED'
  | 'RUNNING'
  | 'STOPPED';

export type CannedReplyInput = {
  body: string;
  id?: string | number | null | undefined;
  /** The `updatedAt` of the one that was changed: a newer one is not overwritten. */
  seenAt?: string | null | undefined;
  shortcut: string;
  title: string;
};

export type ChangeInboxItemsInput = {
  action: InboxAction;
  bucketId?: string | number | null | undefined;
  disposition?: string | null | undefined;
  ids: Array<string | number>;
  note?: string | null | undefined;
  snooze?: SnoozeInput | null | undefined;
  stage?: LeadStage | null | undefined;
  userId?: string | number | null | undefined;
};

export type ChangeMemberRoleInput = {
  role: Role;
};

export type Channel =
  | 'EMAIL'
  | 'SMS';

export type ColumnMappingInput = {
  column: string;
  field?: string | null | undefined;
};

export type CompleteTaskInput = {
  disposition?: string | null | undefined;
  note?: string | null | undefined;
};

export type ConnectIntegrationInput = {
  credentials: unknown;
  vendor: Vendor;
};

export type ConsentInput = {
  evidence: string;
  scope: string;
  source: string;
};

export type CorrectIntentInput = {
  intent: InboundIntent;
};

export type CreateCampaignInput = {
  exclusive?: boolean | null | undefined;
  exitConditions?: Array<ExitCondition> | null | undefined;
  filter?: LeadFilterInput | null | undefined;
  name: string;
  reEntryAfterDays?: number | null | undefined;
  segmentId?: string | number | null | undefined;
  sendWindow?: SendWindowInput | null | undefined;
  senderMailboxId?: string | number | null | undefined;
  senderPoolId?: string | number | null | undefined;
  steps: Array<StepInput>;
  trackLinks?: boolean | null | undefined;
};

export type CreateDncImportInput = {
  dataAsOf: string;
  uploadId: string | number;
};

export type CreateLeadImportInput = {
  consent?: ConsentInput | null | undefined;
  mapping?: Array<ColumnMappingInput> | null | undefined;
  tags?: Array<string> | null | undefined;
  uploadId: string | number;
};

export type CreateLeadInput = {
  address?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  consent?: ConsentInput | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phones?: Array<string> | null | undefined;
  state?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  website?: string | null | undefined;
  zip?: string | null | undefined;
};

export type CreateSegmentInput = {
  filter: LeadFilterInput;
  name: string;
};

export type CreateSenderPoolInput = {
  failover?: boolean | null | undefined;
  name: string;
  rotation?: PoolRotation | null | undefined;
  senderNumberIds: Array<string | number>;
};

export type CreateTaskInput = {
  assigneeId?: string | number | null | undefined;
  /** Repeat with the same key and it is the same task. */
  clientKey?: string | null | undefined;
  dueAt?: string | null | undefined;
  leadId: string | number;
  notes?: string | null | undefined;
  title: string;
  type: TaskType;
};

export type CreateUploadInput = {
  byteSize: number;
  contentType: string;
  fileName: string;
  purpose: UploadPurpose;
};

export type DelayInput = {
  amount: number;
  unit: DelayUnit;
};

export type DelayUnit =
  | 'DAYS'
  | 'HOURS'
  | 'MINUTES';

export type DeleteLeadsInput = {
  filter?: LeadFilterInput | null | undefined;
  ids?: Array<string | number> | null | undefined;
};

export type Direction =
  | 'INBOUND'
  | 'OUTBOUND';

export type DispositionInput = {
  appliesTo?: string | null | undefined;
  endsRuns: boolean;
  id?: string | number | null | undefined;
  key: string;
  label: string;
  stage?: LeadStage | null | undefined;
};

export type DomainState =
  | 'FAILED'
  | 'PENDING'
  | 'VERIFIED';

export type DraftActionKind =
  | 'BOOK_SLOT'
  | 'OFFER_SLOTS';

export type DraftRejectReason =
  | 'OTHER'
  | 'SHOULD_NOT_ANSWER'
  | 'WRONG_FACT'
  | 'WRONG_INTENT'
  | 'WRONG_TONE';

export type DraftState =
  | 'APPROVED'
  | 'AUTO'
  | 'EDITED'
  | 'EXPIRED'
  | 'FAILED'
  | 'PENDING'
  | 'REJECTED'
  | 'WRITING';

export type EnrollmentState =
  | 'ACTIVE'
  | 'BOUNCED'
  | 'FAILED'
  | 'FINISHED'
  | 'HELD'
  | 'MOVED'
  | 'OPTED_OUT'
  | 'PAUSED'
  | 'PENDING'
  | 'REPLIED'
  | 'SUPPRESSED';

export type ExitCondition =
  | 'BOUNCE'
  | 'DISPOSITION'
  | 'REPLY'
  | 'STAGE_CHANGE';

export type ExperimentState =
  | 'CONCLUDED'
  | 'RUNNING'
  | 'STOPPED';

export type FinishCallInput = {
  disposition: string;
  notes?: string | null | undefined;
};

export type InboundIntent =
  | 'EMAIL_CAPTURED'
  | 'HOSTILE'
  | 'INTERESTED'
  | 'LEGAL_THREAT'
  | 'NOT_INTERESTED'
  | 'NOT_NOW'
  | 'OBJECTION'
  | 'OPT_OUT'
  | 'OUT_OF_OFFICE'
  | 'QUESTION'
  | 'SCHEDULING'
  | 'SPAM'
  | 'UNCLEAR'
  | 'WRONG_NUMBER';

export type InboxAction =
  | 'ASSIGN'
  | 'DISPOSE'
  | 'DONE'
  | 'MOVE'
  | 'READ'
  | 'REOPEN'
  | 'SNOOZE'
  | 'STAGE'
  | 'UNSNOOZE';

export type InboxItemState =
  | 'DONE'
  | 'OPEN';

export type InboxView =
  | 'ALL'
  | 'DONE'
  | 'DRAFTS'
  | 'HOT'
  | 'MINE'
  | 'NEEDS_REPLY'
  | 'OPTED_OUT'
  | 'SNOOZED';

export type IntegrationState =
  | 'CONNECTED'
  | 'DISABLED'
  | 'FAILING';

export type InviteMemberInput = {
  email: string;
  role: Role;
};

export type LaunchCampaignInput = {
  /** Launch so many runs first and hold the rest until their figures are good or a person releases it. */
  canarySize?: number | null | undefined;
  /** The audience size that was read on the screen; needed above 1,000. */
  confirmCount?: number | null | undefined;
};

export type LeadFilterInput = {
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
  hasConsent?: boolean | null | undefined;
  hasEmail?: boolean | null | undefined;
  hasPhone?: boolean | null | undefined;
  ids?: Array<string | number> | null | undefined;
  importId?: string | number | null | undefined;
  search?: string | null | undefined;
  stages?: Array<LeadStage> | null | undefined;
  states?: Array<string> | null | undefined;
  suppressed?: boolean | null | undefined;
  tags?: Array<string> | null | undefined;
};

export type LeadImportState =
  | 'COMPLETED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'UNDONE';

export type LeadSortField =
  | 'COMPANY'
  | 'CREATED_AT'
  | 'LAST_REPLIED_AT'
  | 'NAME'
  | 'SCORE'
  | 'STAGE'
  | 'STATE';

export type LeadSortInput = {
  direction: SortDirection;
  field: LeadSortField;
};

export type LeadStage =
  | 'APPOINTMENT'
  | 'CONTACTED'
  | 'LOST'
  | 'NEW'
  | 'QUALIFIED'
  | 'REPLIED'
  | 'SUPPRESSED'
  | 'WON';

export type LiftQuarantineInput = {
  reason: string;
};

export type MergeLeadsInput = {
  duplicateIds: Array<string | number>;
};

export type MessageState =
  | 'ACCEPTED'
  | 'CANCELED'
  | 'DELIVERED'
  | 'EXPIRED'
  | 'FAILED'
  | 'FAILED_UNKNOWN'
  | 'HELD'
  | 'PLANNED'
  | 'READ'
  | 'READY'
  | 'RECEIVED'
  | 'SENT'
  | 'SUBMITTING'
  | 'SUPPRESSED'
  | 'UNDELIVERED'
  | 'UNKNOWN';

export type MoveEnrollmentsInput = {
  fromVersionId: string | number;
};

export type NextActionKind =
  | 'ADDRESS'
  | 'BOOK'
  | 'CALL'
  | 'CAMPAIGN'
  | 'CONFIRM_SEND'
  | 'CONSENT'
  | 'CONVERSATION'
  | 'FOLLOW_UP'
  | 'NONE'
  | 'REPLY';

export type PoolRotation =
  | 'LEAST_USED'
  | 'ROUND_ROBIN'
  | 'WEIGHTED';

export type PresenceState =
  | 'TYPING'
  | 'VIEWING';

export type PreviewStepInput = {
  body: string;
  /** SMS unless said otherwise; an e-mail gets neither brand nor opt-out words put in. */
  channel?: Channel | null | undefined;
  count?: number | null | undefined;
  filter?: LeadFilterInput | null | undefined;
  segmentId?: string | number | null | undefined;
};

export type PriorityBand =
  | 'COLD'
  | 'HOT'
  | 'URGENT'
  | 'WARM';

export type PublishSequenceVersionInput = {
  steps: Array<StepInput>;
  version: number;
};

export type QuietHoursProfile =
  | 'CAUTIOUS'
  | 'LEGAL';

export type RecordRegistrationInput = {
  brandState?: BrandState | null | undefined;
  campaignState?: TenDlcState | null | undefined;
  /** Of registrations that were made in a vendor’s own console: the vendor’s id and state. */
  providerId: string;
  trustScore?: number | null | undefined;
};

export type RehearsalState =
  | 'CANCELED'
  | 'DONE'
  | 'FAILED'
  | 'RUNNING';

export type RejectDraftInput = {
  note?: string | null | undefined;
  reason: DraftRejectReason;
};

export type RequestDraftInput = {
  agent?: AgentSlug | null | undefined;
  instruction?: string | null | undefined;
};

export type ResolveUnknownInput = {
  note?: string | null | undefined;
  /** SENT and NOT_SENT note what the person found out; SEND_AGAIN makes a new message, knowing that it may be a second one. */
  resolution: UnknownResolution;
};

export type ResponseBucketInput = {
  id?: string | number | null | undefined;
  name: string;
  rule: unknown;
};

export type Role =
  | 'ADMIN'
  | 'MANAGER'
  | 'OWNER'
  | 'REP'
  | 'VIEWER';

export type SandboxInput = {
  leadId?: string | number | null | undefined;
  messages: Array<SandboxMessageInput>;
  versionId?: string | number | null | undefined;
};

export type SandboxMessageInput = {
  inbound: boolean;
  text: string;
};

export type SendMessageInput = {
  body: string;
  /** Canned reply that was used. */
  cannedReplyId?: string | number | null | undefined;
  channel: Channel;
  /** Repeat with the same key and the first message is returned. */
  clientKey?: string | null | undefined;
  leadId: string | number;
  /** The newest message that the writer has seen; when there is a newer one the send is refused with a Conflict. */
  seenMessageId?: string | number | null | undefined;
  subject?: string | null | undefined;
};

export type SendWindowInput = {
  days: Array<number>;
  from: string;
  to: string;
};

export type SenderDecision =
  | 'FORGED'
  | 'GENUINE';

export type SenderHealthState =
  | 'HEALTHY'
  | 'QUARANTINED'
  | 'WATCH';

export type SenderKind =
  | 'LONG_CODE'
  | 'SHORT_CODE'
  | 'TOLL_FREE';

export type SenderState =
  | 'ACTIVE'
  | 'BLOCKED'
  | 'PENDING'
  | 'RETIRED';

export type SettleSenderInput = {
  /** The person wrote it: what it asks for is done. */
  genuine: boolean;
};

export type SignInInput = {
  email: string;
  password: string;
};

export type SignUpInput = {
  email: string;
  name: string;
  password: string;
  teamName: string;
};

export type SlaState =
  | 'ANSWERED'
  | 'AT_RISK'
  | 'BREACHED'
  | 'NONE'
  | 'OK';

export type SnoozeInput = {
  text?: string | null | undefined;
  until?: string | null | undefined;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type StartCallInput = {
  /** Repeat with the same key and it is the same call. */
  clientKey?: string | null | undefined;
  leadId: string | number;
  /** One of the lead's numbers; default: the first usable one. */
  phone?: string | null | undefined;
  /** Record it, after a notice to the lead; default: no recording. */
  record?: boolean | null | undefined;
  taskId?: string | number | null | undefined;
};

export type StartRehearsalInput = {
  limit?: number | null | undefined;
  versionId: string | number;
};

export type StepInput = {
  body?: string | null | undefined;
  channel?: Channel | null | undefined;
  config?: unknown;
  delay?: DelayInput | null | undefined;
  /** Names the step; jumps of branch and split lead to keys of later steps. Given by the client, unique within the sequence. */
  key?: string | null | undefined;
  subject?: string | null | undefined;
  type: StepType;
};

export type StepType =
  | 'BRANCH'
  | 'CALL_TASK'
  | 'EMAIL'
  | 'HANDOFF'
  | 'MANUAL_TASK'
  | 'MOVE'
  | 'SMS'
  | 'SPLIT'
  | 'WAIT';

export type SuppressInput = {
  address: string;
  channel: Channel;
  note?: string | null | undefined;
  reason: SuppressionReason;
};

export type SuppressionReason =
  | 'BLOCKED'
  | 'BOUNCE'
  | 'COMPLAINT'
  | 'DNC'
  | 'ERASURE'
  | 'INVALID_NUMBER'
  | 'LANDLINE'
  | 'LITIGATOR'
  | 'MANUAL'
  | 'OPT_OUT'
  | 'WRONG_NUMBER';

export type TaskState =
  | 'CANCELED'
  | 'DONE'
  | 'OPEN';

export type TaskType =
  | 'CALL'
  | 'MANUAL';

export type TenDlcCampaignInput = {
  brandId: string | number;
  description: string;
  details?: unknown;
  integrationId?: string | number | null | undefined;
  messageFlow: string;
  samples: Array<string>;
  useCase: string;
};

export type TenDlcState =
  | 'ACTIVE'
  | 'DRAFT'
  | 'PENDING'
  | 'REJECTED'
  | 'SUSPENDED';

export type UnknownResolution =
  | 'NOT_SENT'
  | 'SEND_AGAIN'
  | 'SENT';

export type UnsuppressInput = {
  address: string;
  channel: Channel;
  reason: string;
};

export type UpdateAgentSettingsInput = {
  conversationBudgetUsd?: number | null | undefined;
  dayBudgetUsd?: number | null | undefined;
  disclosure?: boolean | null | undefined;
  disclosureLine?: string | null | undefined;
};

export type UpdateCampaignInput = {
  exclusive?: boolean | null | undefined;
  exitConditions?: Array<ExitCondition> | null | undefined;
  filter?: LeadFilterInput | null | undefined;
  name?: string | null | undefined;
  reEntryAfterDays?: number | null | undefined;
  segmentId?: string | number | null | undefined;
  sendWindow?: SendWindowInput | null | undefined;
  senderMailboxId?: string | number | null | undefined;
  senderPoolId?: string | number | null | undefined;
  steps?: Array<StepInput> | null | undefined;
  trackLinks?: boolean | null | undefined;
  /** The version that was edited; refused when somebody saved in between. */
  version: number;
};

export type UpdateInboxSettingsInput = {
  assigneeIds?: Array<string | number> | null | undefined;
  assignment?: AssignmentMode | null | undefined;
  businessHours?: WeekHoursInput | null | undefined;
  escalateMinutes?: number | null | undefined;
  slaHotMinutes?: number | null | undefined;
  slaMinutes?: number | null | undefined;
};

export type UpdateLeadInput = {
  address?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  consent?: ConsentInput | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phones?: Array<string> | null | undefined;
  stage?: LeadStage | null | undefined;
  state?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  website?: string | null | undefined;
  zip?: string | null | undefined;
};

export type UpdateProfileInput = {
  keyBindings?: unknown;
  name?: string | null | undefined;
  phone?: string | null | undefined;
};

export type UpdateSenderMailboxInput = {
  dailyCap?: number | null | undefined;
  displayName?: string | null | undefined;
  replyTo?: string | null | undefined;
  warmUp?: boolean | null | undefined;
};

export type UpdateSenderNumberInput = {
  /** The agent that answers who writes to this number; null: none of its own. */
  agent?: AgentSlug | null | undefined;
  dailyCap?: number | null | undefined;
  label?: string | null | undefined;
  segmentsPerSecond?: number | null | undefined;
  tenDlcCampaignId?: string | number | null | undefined;
  warmUp?: boolean | null | undefined;
  weight?: number | null | undefined;
};

export type UpdateSenderPoolInput = {
  failover?: boolean | null | undefined;
  name?: string | null | undefined;
  numberIds?: Array<string | number> | null | undefined;
  rotation?: PoolRotation | null | undefined;
};

export type UpdateTeamSettingsInput = {
  brandName?: string | null | undefined;
  maxPerDay?: number | null | undefined;
  maxPerWeek?: number | null | undefined;
  name?: string | null | undefined;
  optOutHint?: boolean | null | undefined;
  postalAddress?: string | null | undefined;
  quietHoursProfile?: QuietHoursProfile | null | undefined;
  requireDncData?: boolean | null | undefined;
};

export type UploadPurpose =
  | 'AVATAR'
  | 'DOCUMENT'
  | 'LEAD_IMPORT';

export type Vendor =
  | 'ANTHROPIC'
  | 'APOLLO'
  | 'SENDGRID'
  | 'SIGNALHOUSE'
  | 'STRIPE'
  | 'TWILIO';

export type WeekHoursInput = {
  days: Array<WeekSpanInput>;
  zone: string;
};

export type WeekSpanInput = {
  from: number;
  to: number;
  weekday: number;
};

export type WorkingHoursInput = {
  bookable: boolean;
  bufferMinutes: number;
  horizonDays: number;
  hours: WeekHoursInput;
  noticeMinutes: number;
  slotMinutes: number;
  userId?: string | number | null | undefined;
};

export type DraftPartsFragment = { id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> };

export type DraftPlanFragment = { handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null };

export type DraftEvidenceFragment = { facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> };

export type DraftFactFieldsFragment = { id: string, label: string, value: string, source: string };

export type DraftClaimFieldsFragment = { text: string, fact: { id: string, label: string, value: string, source: string } | null };

export type AgentCheckFieldsFragment = { check: string, ok: boolean, detail: string | null };

export type FindLeadsQueryVariables = Exact<{
  search: string;
}>;


export type FindLeadsQuery = { leads: { edges: Array<{ cursor: string, node: { id: string, name: string, phone: string | null, conversationId: string | null } }> } };

export type LeadStandingFragment = { emails: Array<{ id: string, email: string, suppressed: boolean, suppressionReason: string | null }>, consents: Array<{ id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null }>, contactability: { verdict: string, reason: string | null, message: string, retryAt: string | null }, nextAction: { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null } | null };

export type LeadEventPageFragment = { edges: Array<{ cursor: string, node: { id: string, at: string, type: string, title: string, detail: string | null, actor: string, messageId: string | null, campaignId: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } };

export type LiftSuppressionMutationVariables = Exact<{
  input: UnsuppressInput;
}>;


export type LiftSuppressionMutation = { unsuppress:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Removed', id: string }
   };

export type AgentVersionFieldsFragment = { id: string, agent: AgentSlug, number: number, goal: string, prompt: string, model: string, note: string | null, createdAt: string, publishedAt: string | null, current: boolean, persona: { displayName: string, warmth: number, formality: number, brevity: number, directness: number, signature: string | null }, policy: { maxSegments: number, maxRebuttals: number, minConfidence: number, bannedWords: Array<string>, allowedLinks: Array<string>, languages: Array<string> }, author: { id: string, name: string } | null };

export type AgentIntentFieldsFragment = { intent: InboundIntent, mode: AgentMode, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null, automatable: boolean };

export type AgentFollowUpsFieldsFragment = { mode: AgentMode, days: Array<number>, notNowDays: number, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null };

export type AgentSettingsFieldsFragment = { stopped: boolean, stoppedAt: string | null, dayBudgetUsd: number, conversationBudgetUsd: number, disclosure: boolean, disclosureLine: string, spentTodayUsd: number, budgetState: BudgetState, simulated: boolean, models: Array<string>, stoppedBy: { id: string, name: string } | null };

export type WaitingDraftFragment = { finalBody: string | null, inboundText: string | null, costUsd: number, id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, lead: { id: string, name: string }, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> };

export type DecisionRowFragment = { id: string, kind: string, agent: AgentSlug | null, versionNumber: number | null, verdict: string, reason: string | null, inboundText: string | null, error: string | null, costUsd: number, latencyMs: number, simulated: boolean, createdAt: string, checks: Array<{ check: string, ok: boolean, detail: string | null }> };

export type AgentsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentsQuery = { agents: Array<{ slug: AgentSlug, name: string, role: string, conversations: number, waitingDrafts: number, automaticToday: number, costTodayUsd: number, version: { id: string, number: number }, intents: Array<{ intent: InboundIntent, mode: AgentMode, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null, automatable: boolean }> }> };

export type AgentAutonomyQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentAutonomyQuery = { agents: Array<{ slug: AgentSlug, name: string, intents: Array<{ intent: InboundIntent, mode: AgentMode, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null, automatable: boolean }> }> };

export type AgentRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentRulesQuery = { agentSettings: { stopped: boolean, stoppedAt: string | null, dayBudgetUsd: number, conversationBudgetUsd: number, disclosure: boolean, disclosureLine: string, spentTodayUsd: number, budgetState: BudgetState, simulated: boolean, models: Array<string>, stoppedBy: { id: string, name: string } | null } };

export type AgentBySlugQueryVariables = Exact<{
  slug: AgentSlug;
}>;


export type AgentBySlugQuery = { agent: { slug: AgentSlug, name: string, role: string, duties: Array<string>, tools: Array<string>, conversations: number, waitingDrafts: number, automaticToday: number, costTodayUsd: number, version: { id: string, agent: AgentSlug, number: number, goal: string, prompt: string, model: string, note: string | null, createdAt: string, publishedAt: string | null, current: boolean, persona: { displayName: string, warmth: number, formality: number, brevity: number, directness: number, signature: string | null }, policy: { maxSegments: number, maxRebuttals: number, minConfidence: number, bannedWords: Array<string>, allowedLinks: Array<string>, languages: Array<string> }, author: { id: string, name: string } | null }, versions: Array<{ id: string, agent: AgentSlug, number: number, goal: string, prompt: string, model: string, note: string | null, createdAt: string, publishedAt: string | null, current: boolean, persona: { displayName: string, warmth: number, formality: number, brevity: number, directness: number, signature: string | null }, policy: { maxSegments: number, maxRebuttals: number, minConfidence: number, bannedWords: Array<string>, allowedLinks: Array<string>, languages: Array<string> }, author: { id: string, name: string } | null }>, followUps: { mode: AgentMode, days: Array<number>, notNowDays: number, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null } | null, intents: Array<{ intent: InboundIntent, mode: AgentMode, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null, automatable: boolean }> } };

export type AgentVersionDiffQueryVariables = Exact<{
  from: string | number;
  to: string | number;
}>;


export type AgentVersionDiffQuery = { agentVersionDiff: Array<{ kind: string, text: string, part: string }> };

export type WaitingDraftsQueryVariables = Exact<{
  agent?: AgentSlug | null | undefined;
  intent?: InboundIntent | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WaitingDraftsQuery = { drafts: { edges: Array<{ cursor: string, node: { finalBody: string | null, inboundText: string | null, costUsd: number, id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, lead: { id: string, name: string }, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AgentDecisionsQueryVariables = Exact<{
  agent?: AgentSlug | null | undefined;
  verdict?: string | null | undefined;
  kind?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AgentDecisionsQuery = { agentDecisions: { edges: Array<{ cursor: string, node: { id: string, kind: string, agent: AgentSlug | null, versionNumber: number | null, verdict: string, reason: string | null, inboundText: string | null, error: string | null, costUsd: number, latencyMs: number, simulated: boolean, createdAt: string, checks: Array<{ check: string, ok: boolean, detail: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AgentDecisionRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type AgentDecisionRecordQuery = { agentDecision: { model: string, promptHash: string, inboundHash: string | null, conversationId: string | null, leadId: string | null, input: unknown, rawOutput: string | null, stopReason: string | null, erasedAt: string | null, inputTokens: number, outputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, id: string, kind: string, agent: AgentSlug | null, versionNumber: number | null, verdict: string, reason: string | null, inboundText: string | null, error: string | null, costUsd: number, latencyMs: number, simulated: boolean, createdAt: string, checks: Array<{ check: string, ok: boolean, detail: string | null }> } | null };

export type ReplayAgentDecisionQueryVariables = Exact<{
  id: string | number;
}>;


export type ReplayAgentDecisionQuery = { replayDecision: { decisionId: string, same: boolean, verdict: string, recordedVerdict: string, differences: Array<string>, checks: Array<{ check: string, ok: boolean, detail: string | null }> } | null };

export type AgentFactsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentFactsQuery = { agentFacts: Array<{ id: string, kind: string, title: string, body: string, url: string | null, updatedAt: string }> };

export type AiUsageQueryVariables = Exact<{
  days?: number | null | undefined;
}>;


export type AiUsageQuery = { aiUsage: Array<{ day: string, who: string, model: string, calls: number, failed: number, inputTokens: number, outputTokens: number, cacheReadTokens: number, cacheWriteTokens: number, costUsd: number }> };

export type RehearsalFieldsFragment = { id: string, agent: AgentSlug, versionId: string, versionNumber: number, state: RehearsalState, total: number, done: number, differing: number, costUsd: number, error: string | null, createdAt: string, endedAt: string | null };

export type RehearsalsQueryVariables = Exact<{
  agent: AgentSlug;
}>;


export type RehearsalsQuery = { rehearsals: Array<{ id: string, agent: AgentSlug, versionId: string, versionNumber: number, state: RehearsalState, total: number, done: number, differing: number, costUsd: number, error: string | null, createdAt: string, endedAt: string | null }> };

export type RehearsalDifferencesQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RehearsalDifferencesQuery = { rehearsal: { id: string, agent: AgentSlug, versionId: string, versionNumber: number, state: RehearsalState, total: number, done: number, differing: number, costUsd: number, error: string | null, createdAt: string, endedAt: string | null, differences: { edges: Array<{ cursor: string, node: { id: string, what: Array<string>, beforeText: string, afterText: string, before: { id: string, verdict: string, reason: string | null, inboundText: string | null, versionNumber: number | null }, after: { id: string, verdict: string, reason: string | null, versionNumber: number | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type StopAgentsMutationVariables = Exact<{
  on: boolean;
}>;


export type StopAgentsMutation = { stopAgents: { stopped: boolean, stoppedAt: string | null, dayBudgetUsd: number, conversationBudgetUsd: number, disclosure: boolean, disclosureLine: string, spentTodayUsd: number, budgetState: BudgetState, simulated: boolean, models: Array<string>, stoppedBy: { id: string, name: string } | null } };

export type UpdateAgentSettingsMutationVariables = Exact<{
  input: UpdateAgentSettingsInput;
}>;


export type UpdateAgentSettingsMutation = { updateAgentSettings:
    | { __typename: 'AgentSettings', stopped: boolean, stoppedAt: string | null, dayBudgetUsd: number, conversationBudgetUsd: number, disclosure: boolean, disclosureLine: string, spentTodayUsd: number, budgetState: BudgetState, simulated: boolean, models: Array<string>, stoppedBy: { id: string, name: string } | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
   };

export type SetAgentModeMutationVariables = Exact<{
  agent: AgentSlug;
  intent: InboundIntent;
  mode: AgentMode;
}>;


export type SetAgentModeMutation = { setAgentMode:
    | { __typename: 'Agent', slug: AgentSlug, intents: Array<{ intent: InboundIntent, mode: AgentMode, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null, automatable: boolean }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
   };

export type SetAgentFollowUpsMutationVariables = Exact<{
  agent: AgentSlug;
  mode: AgentMode;
}>;


export type SetAgentFollowUpsMutation = { setAgentFollowUps:
    | { __typename: 'Agent', slug: AgentSlug, followUps: { mode: AgentMode, days: Array<number>, notNowDays: number, decided: number, approvedUnedited: number, lastDecided: number, lastApprovedUnedited: number, unlocked: boolean, needs: string | null, relockReason: string | null } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
   };

export type SaveAgentVersionMutationVariables = Exact<{
  agent: AgentSlug;
  input: AgentVersionInput;
}>;


export type SaveAgentVersionMutation = { saveAgentVersion:
    | { __typename: 'AgentVersion', id: string, agent: AgentSlug, number: number, goal: string, prompt: string, model: string, note: string | null, createdAt: string, publishedAt: string | null, current: boolean, persona: { displayName: string, warmth: number, formality: number, brevity: number, directness: number, signature: string | null }, policy: { maxSegments: number, maxRebuttals: number, minConfidence: number, bannedWords: Array<string>, allowedLinks: Array<string>, languages: Array<string> }, author: { id: string, name: string } | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type PublishAgentVersionMutationVariables = Exact<{
  id: string | number;
}>;


export type PublishAgentVersionMutation = { publishAgentVersion:
    | { __typename: 'AgentVersion', id: string, agent: AgentSlug, number: number, goal: string, prompt: string, model: string, note: string | null, createdAt: string, publishedAt: string | null, current: boolean, persona: { displayName: string, warmth: number, formality: number, brevity: number, directness: number, signature: string | null }, policy: { maxSegments: number, maxRebuttals: number, minConfidence: number, bannedWords: Array<string>, allowedLinks: Array<string>, languages: Array<string> }, author: { id: string, name: string } | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SaveAgentFactMutationVariables = Exact<{
  input: AgentFactInput;
}>;


export type SaveAgentFactMutation = { saveAgentFact:
    | { __typename: 'AgentFact', id: string, kind: string, title: string, body: string, url: string | null, updatedAt: string }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type DeleteAgentFactMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteAgentFactMutation = { deleteAgentFact:
    | { __typename: 'AgentFact', id: string }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type RunAgentSandboxMutationVariables = Exact<{
  agent: AgentSlug;
  input: SandboxInput;
}>;


export type RunAgentSandboxMutation = { runAgentSandbox:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SandboxRun', decisionId: string, text: string, verdict: string, reason: string | null, handoff: string | null, intent: string, confidence: number | null, costUsd: number, latencyMs: number, simulated: boolean, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
   };

export type SandboxThreadQueryVariables = Exact<{
  id: string | number;
}>;


export type SandboxThreadQuery = { conversation: { id: string, messages: { edges: Array<{ cursor: string, node: { id: string, direction: Direction, body: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type StartRehearsalMutationVariables = Exact<{
  input: StartRehearsalInput;
}>;


export type StartRehearsalMutation = { startRehearsal:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Rehearsal', id: string, agent: AgentSlug, versionId: string, versionNumber: number, state: RehearsalState, total: number, done: number, differing: number, costUsd: number, error: string | null, createdAt: string, endedAt: string | null }
   };

export type CancelRehearsalMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelRehearsalMutation = { cancelRehearsal:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Rehearsal', id: string, agent: AgentSlug, versionId: string, versionNumber: number, state: RehearsalState, total: number, done: number, differing: number, costUsd: number, error: string | null, createdAt: string, endedAt: string | null }
   };

export type ApproveWaitingDraftMutationVariables = Exact<{
  id: string | number;
  input?: ApproveDraftInput | null | undefined;
}>;


export type ApproveWaitingDraftMutation = { approveDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, state: DraftState, finalBody: string | null, messageId: string | null, undoUntil: string | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type RejectWaitingDraftMutationVariables = Exact<{
  id: string | number;
  input: RejectDraftInput;
}>;


export type RejectWaitingDraftMutation = { rejectDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, state: DraftState, rejectReason: DraftRejectReason | null, undoUntil: string | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type UndoRejectWaitingDraftMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoRejectWaitingDraftMutation = { undoRejectDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, state: DraftState }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type UndoApprovedDraftMutationVariables = Exact<{
  messageId: string | number;
}>;


export type UndoApprovedDraftMutation = { undoSend:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Message', id: string, state: MessageState }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SessionFieldsFragment = { accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
    | { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null }
   };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
   };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
    | { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null }
   };

export type InvitationPreviewQueryVariables = Exact<{
  token: string;
}>;


export type InvitationPreviewQuery = { invitationPreview: { teamName: string, email: string, role: Role, expiresAt: string, userExists: boolean } | null };

export type AppointmentFieldsFragment = { id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } };

export type CalendarSpanQueryVariables = Exact<{
  from: string;
  to: string;
  ownerId?: string | number | null | undefined;
}>;


export type CalendarSpanQuery = { appointments: Array<{ id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }> };

export type CalendarPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarPeopleQuery = { teamMembers: Array<{ id: string, role: Role, user: { id: string, name: string } }> };

export type AppointmentRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type AppointmentRecordQuery = { appointment: { id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, brief: { id: string, leadId: string, openQuestions: Array<string>, dropped: number, createdAt: string, statements: Array<{ text: string, source: { id: string, kind: string, label: string, value: string, url: string | null } }> } | null, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } } | null };

export type LeadAppointmentsQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadAppointmentsQuery = { lead: { id: string, appointments: Array<{ id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }> } | null };

export type FreeSlotsQueryVariables = Exact<{
  leadId?: string | number | null | undefined;
  ownerId?: string | number | null | undefined;
  from?: string | null | undefined;
  days?: number | null | undefined;
}>;


export type FreeSlotsQuery = { freeSlots: Array<{ startsAt: string, endsAt: string, words: string, owner: { id: string, name: string } }> };

export type WorkingHoursFieldsFragment = { slotMinutes: number, bufferMinutes: number, noticeMinutes: number, horizonDays: number, bookable: boolean, hours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> }, user: { id: string, name: string } };

export type WorkingHoursOfQueryVariables = Exact<{
  userId?: string | number | null | undefined;
}>;


export type WorkingHoursOfQuery = { workingHours: { slotMinutes: number, bufferMinutes: number, noticeMinutes: number, horizonDays: number, bookable: boolean, hours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> }, user: { id: string, name: string } } };

export type SaveWorkingHoursMutationVariables = Exact<{
  input: WorkingHoursInput;
}>;


export type SaveWorkingHoursMutation = { saveWorkingHours:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'WorkingHours', slotMinutes: number, bufferMinutes: number, noticeMinutes: number, horizonDays: number, bookable: boolean, hours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> }, user: { id: string, name: string } }
   };

export type BookAppointmentMutationVariables = Exact<{
  input: BookAppointmentInput;
}>;


export type BookAppointmentMutation = { bookAppointment:
    | { __typename: 'Appointment', id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type RescheduleAppointmentMutationVariables = Exact<{
  id: string | number;
  startsAt: string;
}>;


export type RescheduleAppointmentMutation = { rescheduleAppointment:
    | { __typename: 'Appointment', id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type CancelAppointmentMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type CancelAppointmentMutation = { cancelAppointment:
    | { __typename: 'Appointment', id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SettleAppointmentMutationVariables = Exact<{
  id: string | number;
  state: AppointmentState;
}>;


export type SettleAppointmentMutation = { settleAppointment:
    | { __typename: 'Appointment', id: string, state: AppointmentState, startsAt: string, endsAt: string, zone: string, title: string, notes: string | null, holdExpiresAt: string | null, agent: AgentSlug | null, invitationState: MessageState | null, cancelReason: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null, conversationId: string | null }, owner: { id: string, name: string } }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type BriefFieldsFragment = { id: string, leadId: string, openQuestions: Array<string>, dropped: number, createdAt: string, statements: Array<{ text: string, source: { id: string, kind: string, label: string, value: string, url: string | null } }> };

export type CallFieldsFragment = { id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null };

export type CallQueueQueryVariables = Exact<{
  mine?: boolean | null | undefined;
  first?: number | null | undefined;
}>;


export type CallQueueQuery = { callQueue: Array<{ conversationId: string | null, id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, brief: { id: string, leadId: string, openQuestions: Array<string>, dropped: number, createdAt: string, statements: Array<{ text: string, source: { id: string, kind: string, label: string, value: string, url: string | null } }> } | null, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null }> };

export type RecentCallsQueryVariables = Exact<{
  leadId?: string | number | null | undefined;
  first?: number | null | undefined;
}>;


export type RecentCallsQuery = { calls: Array<{ id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null }> };

export type LiveCallQueryVariables = Exact<{
  id: string | number;
}>;


export type LiveCallQuery = { call: { id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null } | null };

export type CallDispositionsQueryVariables = Exact<{ [key: string]: never; }>;


export type CallDispositionsQuery = { dispositions: Array<{ id: string, key: string, label: string, appliesTo: string }> };

export type LeadBriefQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadBriefQuery = { lead: { id: string, brief: { id: string, leadId: string, openQuestions: Array<string>, dropped: number, createdAt: string, statements: Array<{ text: string, source: { id: string, kind: string, label: string, value: string, url: string | null } }> } | null } | null };

export type StartCallMutationVariables = Exact<{
  input: StartCallInput;
}>;


export type StartCallMutation = { startCall:
    | { __typename: 'Call', id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type HangUpCallMutationVariables = Exact<{
  id: string | number;
}>;


export type HangUpCallMutation = { hangUpCall:
    | { __typename: 'Call', id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type FinishCallMutationVariables = Exact<{
  id: string | number;
  input: FinishCallInput;
}>;


export type FinishCallMutation = { finishCall:
    | { __typename: 'Call', id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type RequestBriefMutationVariables = Exact<{
  leadId: string | number;
}>;


export type RequestBriefMutation = { requestBrief:
    | { __typename: 'Brief', id: string, leadId: string, openQuestions: Array<string>, dropped: number, createdAt: string, statements: Array<{ text: string, source: { id: string, kind: string, label: string, value: string, url: string | null } }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type CampaignCountFieldsFragment = { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number };

export type CampaignRowFragment = { id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null };

export type CampaignsQueryVariables = Exact<{
  states?: Array<CampaignState> | CampaignState | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignsQuery = { campaigns: { edges: Array<{ cursor: string, node: { id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateCampaignMutationVariables = Exact<{
  input: CreateCampaignInput;
}>;


export type CreateCampaignMutation = { createCampaign:
    | { __typename: 'Campaign', id: string }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type PauseCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseCampaignMutation = { pauseCampaign:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type ResumeCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeCampaignMutation = { resumeCampaign:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type ArchiveCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type ArchiveCampaignMutation = { archiveCampaign:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type StepFieldsFragment = { id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, delay: { amount: number, unit: DelayUnit } };

export type CampaignDraftFragment = { id: string, name: string, state: CampaignState, filter: unknown, version: number, updatedAt: string, exitConditions: Array<ExitCondition>, reEntryAfterDays: number | null, exclusive: boolean, trackLinks: boolean, segment: { id: string, name: string, leadsCount: number } | null, senderPool: { id: string, name: string } | null, senderMailbox: { id: string, address: string } | null, sendWindow: { from: string, to: string, days: Array<number> } | null, steps: Array<{ id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, delay: { amount: number, unit: DelayUnit } }> };

export type CampaignEditorQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignEditorQuery = { campaign: { id: string, name: string, state: CampaignState, filter: unknown, version: number, updatedAt: string, exitConditions: Array<ExitCondition>, reEntryAfterDays: number | null, exclusive: boolean, trackLinks: boolean, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, sequenceVersions: Array<{ id: string, version: number, current: boolean, inFlight: number }>, segment: { id: string, name: string, leadsCount: number } | null, senderPool: { id: string, name: string } | null, senderMailbox: { id: string, address: string } | null, sendWindow: { from: string, to: string, days: Array<number> } | null, steps: Array<{ id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, delay: { amount: number, unit: DelayUnit } }> } | null };

export type CampaignEditorChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type CampaignEditorChoicesQuery = { leadTags: Array<string>, segments: Array<{ id: string, name: string, leadsCount: number, filter: unknown }>, senderPools: Array<{ id: string, name: string, numbers: Array<{ id: string, phone: string, state: SenderState }> }>, senderMailboxes: Array<{ id: string, address: string, displayName: string, state: SenderState, domain: { id: string, state: DomainState } }>, teamSettings: { brandName: string, quietHoursProfile: QuietHoursProfile, optOutHint: boolean } };

export type CampaignAudienceCountQueryVariables = Exact<{
  filter?: LeadFilterInput | null | undefined;
}>;


export type CampaignAudienceCountQuery = { leadsCount: number };

export type StepPreviewFieldsFragment = { leadId: string, leadName: string, text: string | null, segments: number | null, encoding: string | null, problem: string | null };

export type CampaignStepPreviewQueryVariables = Exact<{
  input: PreviewStepInput;
}>;


export type CampaignStepPreviewQuery = { previewStep: Array<{ leadId: string, leadName: string, text: string | null, segments: number | null, encoding: string | null, problem: string | null }> };

export type CampaignEmailPreviewQueryVariables = Exact<{
  subject: PreviewStepInput;
  body: PreviewStepInput;
}>;


export type CampaignEmailPreviewQuery = { subjects: Array<{ leadId: string, leadName: string, text: string | null, segments: number | null, encoding: string | null, problem: string | null }>, bodies: Array<{ leadId: string, leadName: string, text: string | null, segments: number | null, encoding: string | null, problem: string | null }> };

export type UpdateCampaignMutationVariables = Exact<{
  id: string | number;
  input: UpdateCampaignInput;
}>;


export type UpdateCampaignMutation = { updateCampaign:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, filter: unknown, version: number, updatedAt: string, exitConditions: Array<ExitCondition>, reEntryAfterDays: number | null, exclusive: boolean, trackLinks: boolean, segment: { id: string, name: string, leadsCount: number } | null, senderPool: { id: string, name: string } | null, senderMailbox: { id: string, address: string } | null, sendWindow: { from: string, to: string, days: Array<number> } | null, steps: Array<{ id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, delay: { amount: number, unit: DelayUnit } }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type LaunchCampaignMutationVariables = Exact<{
  id: string | number;
  input?: LaunchCampaignInput | null | undefined;
}>;


export type LaunchCampaignMutation = { launchCampaign:
    | { __typename: 'Campaign', id: string, state: CampaignState }
    | { __typename: 'CampaignNotReady', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type PublishSequenceVersionMutationVariables = Exact<{
  id: string | number;
  input: PublishSequenceVersionInput;
}>;


export type PublishSequenceVersionMutation = { publishSequenceVersion:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, filter: unknown, version: number, updatedAt: string, exitConditions: Array<ExitCondition>, reEntryAfterDays: number | null, exclusive: boolean, trackLinks: boolean, segment: { id: string, name: string, leadsCount: number } | null, senderPool: { id: string, name: string } | null, senderMailbox: { id: string, address: string } | null, sendWindow: { from: string, to: string, days: Array<number> } | null, steps: Array<{ id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, delay: { amount: number, unit: DelayUnit } }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SequenceChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SequenceChoicesQuery = { sequences: Array<{ id: string, name: string }> };

export type ReasonCountFieldsFragment = { reason: string, message: string, count: number };

export type ForecastFieldsFragment = { audience: number, eligible: number, held: number, segments: number, emails: number, costMicros: number, currency: string, startsAt: string | null, finishesAt: string | null, computedAt: string, excluded: Array<{ reason: string, message: string, count: number }>, holds: Array<{ reason: string, message: string, count: number }>, hourly: Array<{ hour: string, sender: string, count: number }>, bySender: Array<{ messages: number, segments: number, dailyCap: number | null, limitedBy: string | null, sender: { id: string, address: string, label: string | null, channel: Channel }, perDay: Array<{ day: string, count: number }> }>, bySteps: Array<{ key: string, position: number, type: StepType, messages: number, segments: number, costMicros: number }>, assumptions: Array<{ name: string, value: number, source: string }> };

export type StoredForecastFieldsFragment = { id: string, computedAt: string, campaignVersion: number, launchedAt: string | null, forecast: { audience: number, eligible: number, held: number, segments: number, emails: number, costMicros: number, currency: string, startsAt: string | null, finishesAt: string | null, computedAt: string, excluded: Array<{ reason: string, message: string, count: number }>, holds: Array<{ reason: string, message: string, count: number }>, hourly: Array<{ hour: string, sender: string, count: number }>, bySender: Array<{ messages: number, segments: number, dailyCap: number | null, limitedBy: string | null, sender: { id: string, address: string, label: string | null, channel: Channel }, perDay: Array<{ day: string, count: number }> }>, bySteps: Array<{ key: string, position: number, type: StepType, messages: number, segments: number, costMicros: number }>, assumptions: Array<{ name: string, value: number, source: string }> }, score: { scoredAt: string, points: number, parts: Array<{ name: string, forecast: number | null, actual: number | null, unit: string, points: number }> } | null };

export type CampaignForecastOfQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignForecastOfQuery = { campaignForecast: { audience: number, eligible: number, held: number, segments: number, emails: number, costMicros: number, currency: string, startsAt: string | null, finishesAt: string | null, computedAt: string, excluded: Array<{ reason: string, message: string, count: number }>, holds: Array<{ reason: string, message: string, count: number }>, hourly: Array<{ hour: string, sender: string, count: number }>, bySender: Array<{ messages: number, segments: number, dailyCap: number | null, limitedBy: string | null, sender: { id: string, address: string, label: string | null, channel: Channel }, perDay: Array<{ day: string, count: number }> }>, bySteps: Array<{ key: string, position: number, type: StepType, messages: number, segments: number, costMicros: number }>, assumptions: Array<{ name: string, value: number, source: string }> } };

export type CampaignForecastPageQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignForecastPageQuery = { campaign: { id: string, name: string, state: CampaignState, version: number, filter: unknown, segment: { id: string, name: string, filter: unknown } | null, launchForecast: { id: string, computedAt: string, campaignVersion: number, launchedAt: string | null, forecast: { audience: number, eligible: number, held: number, segments: number, emails: number, costMicros: number, currency: string, startsAt: string | null, finishesAt: string | null, computedAt: string, excluded: Array<{ reason: string, message: string, count: number }>, holds: Array<{ reason: string, message: string, count: number }>, hourly: Array<{ hour: string, sender: string, count: number }>, bySender: Array<{ messages: number, segments: number, dailyCap: number | null, limitedBy: string | null, sender: { id: string, address: string, label: string | null, channel: Channel }, perDay: Array<{ day: string, count: number }> }>, bySteps: Array<{ key: string, position: number, type: StepType, messages: number, segments: number, costMicros: number }>, assumptions: Array<{ name: string, value: number, source: string }> }, score: { scoredAt: string, points: number, parts: Array<{ name: string, forecast: number | null, actual: number | null, unit: string, points: number }> } | null } | null } | null };

export type StoredForecastsQueryVariables = Exact<{
  id: string | number;
}>;


export type StoredForecastsQuery = { forecasts: Array<{ id: string, computedAt: string, campaignVersion: number, launchedAt: string | null, score: { scoredAt: string, points: number } | null }> };

export type CanaryFieldsFragment = { size: number | null, state: CanaryState, reason: string | null, sent: number, delivered: number, failed: number, optedOut: number, replied: number, written: number, waiting: number, releasedBy: string | null, releasedAt: string | null };

export type ExperimentFieldsFragment = { id: string, state: ExperimentState, reason: string | null, winner: string | null, startedAt: string, decidedAt: string | null, step: { id: string, key: string, position: number }, variants: Array<{ key: string, weight: number, stopped: boolean, stoppedReason: string | null, assigned: number, sent: number, delivered: number, replied: number, optedOut: number }> };

export type CampaignLiveQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignLiveQuery = { campaign: { exitConditions: Array<ExitCondition>, reEntryAfterDays: number | null, exclusive: boolean, trackLinks: boolean, id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, segment: { id: string, name: string } | null, senderPool: { id: string, name: string } | null, senderMailbox: { id: string, address: string } | null, sendWindow: { from: string, to: string, days: Array<number> } | null, canary: { size: number | null, state: CanaryState, reason: string | null, sent: number, delivered: number, failed: number, optedOut: number, replied: number, written: number, waiting: number, releasedBy: string | null, releasedAt: string | null }, causes: Array<{ reason: string, message: string, count: number }>, bySender: Array<{ sender: { id: string, address: string, label: string | null, channel: Channel }, counts: { planned: number, sent: number, delivered: number, failed: number, unknown: number } }>, experiments: Array<{ id: string, state: ExperimentState, reason: string | null, winner: string | null, startedAt: string, decidedAt: string | null, step: { id: string, key: string, position: number }, variants: Array<{ key: string, weight: number, stopped: boolean, stoppedReason: string | null, assigned: number, sent: number, delivered: number, replied: number, optedOut: number }> }>, sequenceVersions: Array<{ id: string, version: number, createdAt: string, current: boolean, inFlight: number }>, steps: Array<{ carriedOut: number, id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, delay: { amount: number, unit: DelayUnit } }>, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null } | null };

export type CampaignVersionStepsQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignVersionStepsQuery = { campaign: { id: string, sequenceVersions: Array<{ id: string, steps: Array<{ carriedOut: number, id: string, key: string, position: number, type: StepType, channel: Channel | null, subject: string | null, body: string | null, segments: number | null, config: unknown, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, delay: { amount: number, unit: DelayUnit } }> }> } | null };

export type CampaignLaunchForecastQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignLaunchForecastQuery = { campaign: { id: string, launchForecast: { id: string, computedAt: string, forecast: { audience: number, eligible: number, segments: number, emails: number, costMicros: number, currency: string, finishesAt: string | null, hourly: Array<{ hour: string, sender: string, count: number }> }, score: { scoredAt: string, points: number } | null } | null } | null };

export type CampaignEnrollmentsQueryVariables = Exact<{
  id: string | number;
  states?: Array<EnrollmentState> | EnrollmentState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignEnrollmentsQuery = { campaignEnrollments: { edges: Array<{ cursor: string, node: { id: string, state: EnrollmentState, reason: string | null, explanation: string | null, nextDueAt: string | null, updatedAt: string, messageId: string | null, messageState: MessageState | null, lead: { id: string, name: string, phone: string | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CampaignHeldMessagesQueryVariables = Exact<{
  campaignId: string | number;
  reason?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CampaignHeldMessagesQuery = { heldMessages: { edges: Array<{ cursor: string, node: { reason: string, explanation: string, dueAt: string | null, message: { id: string, channel: Channel, body: string, state: MessageState }, lead: { id: string, name: string, phone: string | null } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, reasons: Array<{ reason: string, message: string, count: number }> } };

export type ReleaseCanaryMutationVariables = Exact<{
  id: string | number;
}>;


export type ReleaseCanaryMutation = { releaseCanary:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, canary: { size: number | null, state: CanaryState, reason: string | null, sent: number, delivered: number, failed: number, optedOut: number, replied: number, written: number, waiting: number, releasedBy: string | null, releasedAt: string | null }, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type StopCanaryMutationVariables = Exact<{
  id: string | number;
}>;


export type StopCanaryMutation = { stopCanary:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, canary: { size: number | null, state: CanaryState, reason: string | null, sent: number, delivered: number, failed: number, optedOut: number, replied: number, written: number, waiting: number, releasedBy: string | null, releasedAt: string | null }, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type MoveEnrollmentsMutationVariables = Exact<{
  id: string | number;
  input: MoveEnrollmentsInput;
}>;


export type MoveEnrollmentsMutation = { moveEnrollments:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'EnrollmentsMoved', moved: number, stayed: number, campaign: { id: string, sequenceVersions: Array<{ id: string, version: number, createdAt: string, current: boolean, inFlight: number }> } }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type CampaignDecisionsExportQueryVariables = Exact<{
  id: string | number;
}>;


export type CampaignDecisionsExportQuery = { campaignDecisionsExport: { url: string, fileName: string, expiresAt: string } | null };

export type RemoveEnrollmentMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveEnrollmentMutation = { removeEnrollment:
    | { __typename: 'Campaign', id: string, name: string, state: CampaignState, pauseReason: string | null, createdAt: string, updatedAt: string, launchedAt: string | null, completedAt: string | null, version: number, counts: { enrolled: number, planned: number, held: number, suppressed: number, sent: number, delivered: number, failed: number, unknown: number, replied: number, optedOut: number }, createdBy: { id: string, name: string } | null }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type MessageDecisionQueryVariables = Exact<{
  messageId: string | number;
}>;


export type MessageDecisionQuery = { messageDecision: { messageId: string, verdict: string, reason: string | null, message: string, ruleset: string, sender: string | null, senderChoice: string | null, decidedAt: string, validUntil: string | null, hours: Array<{ zone: string, state: string | null, localTime: string, opens: string | null, closes: string | null, open: boolean }>, rules: Array<{ rule: string, result: string, detail: string }>, consent: { id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null } | null, ledger: Array<{ at: string, from: string | null, to: string, reason: string | null, explanation: string | null, attempt: number }> } | null };

export type DecisionRulesetQueryVariables = Exact<{ [key: string]: never; }>;


export type DecisionRulesetQuery = { ruleset: { version: string, dated: string, disclaimer: string, rules: Array<{ name: string, says: string }> } };

export type MessageDecisionExportQueryVariables = Exact<{
  messageId: string | number;
}>;


export type MessageDecisionExportQuery = { messageDecisionExport: { url: string, fileName: string, expiresAt: string } | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { home: { needsReply: number, hot: number, mine: number, leads: number, newLeads: number, activeCampaigns: number, sentToday: number, deliveredToday: number, repliesToday: number, optOutsToday: number, failedToday: number, unknownSends: number, runningImports: number, medianReplySeconds: number | null, hasSender: boolean, hasLeads: boolean, hasCampaign: boolean, asOf: string, blockers: { killSwitch: boolean, failingIntegrations: number, quarantinedNumbers: number, quarantinedMailboxes: number, unregisteredNumbers: number, refusedRegistrations: number, waitingRegistrations: number, heldCanaries: number, dncStale: boolean, canaries: Array<{ id: string, name: string }> } } };

export type LeadImportFieldsFragment = { id: string, fileName: string, state: LeadImportState, totalRows: number, processedRows: number, importedRows: number, mergedRows: number, rejectedRows: number, suppressedRows: number, warnings: number, bytesRead: number, byteSize: number, errorsUrl: string | null, filesGoneAt: string | null, failure: string | null, canUndo: boolean, createdAt: string, startedAt: string | null, finishedAt: string | null, consent: { source: string, scope: string, evidence: string } | null, reasons: Array<{ reason: string, message: string, count: number }>, createdBy: { id: string, name: string } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Upload', id: string, url: string, method: string, headers: unknown, maxBytes: number, expiresAt: string }
   };

export type UploadPreviewQueryVariables = Exact<{
  uploadId: string | number;
}>;


export type UploadPreviewQuery = { uploadPreview:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'UploadPreview', uploadId: string, encoding: string, delimiter: string, headers: Array<string>, sampleRows: Array<Array<string>>, estimatedRows: number, mapping: Array<{ column: string, index: number, field: string | null, confidence: number, because: string }> }
   };

export type CreateLeadImportMutationVariables = Exact<{
  input: CreateLeadImportInput;
}>;


export type CreateLeadImportMutation = { createLeadImport:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'LeadImport', id: string, fileName: string, state: LeadImportState, totalRows: number, processedRows: number, importedRows: number, mergedRows: number, rejectedRows: number, suppressedRows: number, warnings: number, bytesRead: number, byteSize: number, errorsUrl: string | null, filesGoneAt: string | null, failure: string | null, canUndo: boolean, createdAt: string, startedAt: string | null, finishedAt: string | null, consent: { source: string, scope: string, evidence: string } | null, reasons: Array<{ reason: string, message: string, count: number }>, createdBy: { id: string, name: string } | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type LeadImportQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadImportQuery = { leadImport: { id: string, fileName: string, state: LeadImportState, totalRows: number, processedRows: number, importedRows: number, mergedRows: number, rejectedRows: number, suppressedRows: number, warnings: number, bytesRead: number, byteSize: number, errorsUrl: string | null, filesGoneAt: string | null, failure: string | null, canUndo: boolean, createdAt: string, startedAt: string | null, finishedAt: string | null, consent: { source: string, scope: string, evidence: string } | null, reasons: Array<{ reason: string, message: string, count: number }>, createdBy: { id: string, name: string } | null } | null };

export type LeadImportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type LeadImportsQuery = { leadImports: { edges: Array<{ cursor: string, node: { id: string, fileName: string, state: LeadImportState, totalRows: number, processedRows: number, importedRows: number, mergedRows: number, rejectedRows: number, suppressedRows: number, warnings: number, bytesRead: number, byteSize: number, errorsUrl: string | null, filesGoneAt: string | null, failure: string | null, canUndo: boolean, createdAt: string, startedAt: string | null, finishedAt: string | null, consent: { source: string, scope: string, evidence: string } | null, reasons: Array<{ reason: string, message: string, count: number }>, createdBy: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type UndoLeadImportMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoLeadImportMutation = { undoLeadImport:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'LeadImport', id: string, fileName: string, state: LeadImportState, totalRows: number, processedRows: number, importedRows: number, mergedRows: number, rejectedRows: number, suppressedRows: number, warnings: number, bytesRead: number, byteSize: number, errorsUrl: string | null, filesGoneAt: string | null, failure: string | null, canUndo: boolean, createdAt: string, startedAt: string | null, finishedAt: string | null, consent: { source: string, scope: string, evidence: string } | null, reasons: Array<{ reason: string, message: string, count: number }>, createdBy: { id: string, name: string } | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type InboxRowFragment = { id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } };

export type ThreadMessageFragment = { id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> };

export type ThreadEntryFragment = { id: string, at: string, message: { id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> } | null, call: { id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null } | null, note: { id: string, leadId: string, body: string, createdAt: string, author: { id: string, name: string } | null } | null, event: { id: string, type: string, title: string, detail: string | null, actor: string } | null };

export type InboxDraftFragment = { id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> };

export type InboxNoteFragment = { id: string, leadId: string, body: string, createdAt: string, author: { id: string, name: string } | null };

export type PresentMemberFragment = { state: PresenceState, sending: boolean, user: { id: string, name: string } };

export type InboxItemsQueryVariables = Exact<{
  view: InboxView;
  search?: string | null | undefined;
  bucketId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InboxItemsQuery = { inboxItems: { edges: Array<{ cursor: string, node: { id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type InboxCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxCountsQuery = { inboxCounts: { needsReply: number, drafts: number, hot: number, mine: number, snoozed: number, optedOut: number, done: number, all: number } };

export type InboxItemOfQueryVariables = Exact<{
  id: string | number;
}>;


export type InboxItemOfQuery = { conversation: { id: string, item: { id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } } | null } | null };

export type InboxConversationQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InboxConversationQuery = { conversation: { id: string, channel: Channel, optedOut: boolean, lastMessageAt: string | null, replySubject: string | null, agent: AgentSlug | null, agentNote: string | null, draft: { id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> } | null, notes: Array<{ id: string, leadId: string, body: string, createdAt: string, author: { id: string, name: string } | null }>, composer: { verdict: string, reason: string | null, message: string, retryAt: string | null }, item: { id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } } | null, lead: { id: string, name: string, phone: string | null, email: string | null, stage: LeadStage }, thread: { edges: Array<{ cursor: string, node: { id: string, at: string, message: { id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> } | null, call: { id: string, taskId: string | null, direction: Direction, state: CallState, leadPhone: string, recorded: boolean, recordingUrl: string | null, recordingSeconds: number | null, noticeAt: string | null, disposition: string | null, dispositionLabel: string | null, notes: string | null, errorMessage: string | null, startedAt: string, answeredAt: string | null, endedAt: string | null, talkSeconds: number | null, lead: { id: string, name: string }, user: { id: string, name: string } | null } | null, note: { id: string, leadId: string, body: string, createdAt: string, author: { id: string, name: string } | null } | null, event: { id: string, type: string, title: string, detail: string | null, actor: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type InboxLeadQueryVariables = Exact<{
  id: string | number;
}>;


export type InboxLeadQuery = { lead: { id: string, name: string, firstName: string | null, company: string | null, title: string | null, email: string | null, phone: string | null, city: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, timeZones: Array<string>, states: Array<string>, phones: Array<{ id: string, phone: string, formatted: string, lineType: string | null, suppressed: boolean, suppressionReason: string | null }>, emails: Array<{ id: string, email: string, suppressed: boolean, suppressionReason: string | null }>, consents: Array<{ id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null }>, contactability: { verdict: string, reason: string | null, message: string, retryAt: string | null }, nextAction: { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null } | null } | null };

export type InboxLeadTimelineQueryVariables = Exact<{
  id: string | number;
  first?: number | null | undefined;
}>;


export type InboxLeadTimelineQuery = { lead: { id: string, timeline: { edges: Array<{ cursor: string, node: { id: string, at: string, type: string, title: string, detail: string | null, actor: string, messageId: string | null, campaignId: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type InboxPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxPeopleQuery = { teamMembers: Array<{ id: string, role: Role, isYou: boolean, user: { id: string, name: string, email: string } }> };

export type SendReplyMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendReplyMutation = { sendMessage:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Message', id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', reason: string, retryAt: string | null, code: string, message: string, path: Array<string> | null }
   };

export type UndoSendMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoSendMutation = { undoSend:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Message', id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type MarkInboxItemReadMutationVariables = Exact<{
  id: string | number;
}>;


export type MarkInboxItemReadMutation = { markInboxItemRead:
    | { __typename: 'InboxItem', id: string, unread: boolean }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type OptOutLeadMutationVariables = Exact<{
  input: SuppressInput;
}>;


export type OptOutLeadMutation = { suppress:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Suppression', id: string }
   };

export type SettleSenderMutationVariables = Exact<{
  messageId: string | number;
  input: SettleSenderInput;
}>;


export type SettleSenderMutation = { settleSender:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Message', id: string, conversationId: string, direction: Direction, channel: Channel, body: string, state: MessageState, from: string | null, to: string | null, segments: number | null, errorCode: string | null, errorMessage: string | null, undoUntil: string | null, author: string | null, campaignId: string | null, campaignName: string | null, intent: string | null, subject: string | null, originalBody: string | null, agent: AgentSlug | null, agentDecisionId: string | null, at: string, senderDoubt: { why: string, rule: string | null, decision: SenderDecision | null } | null, attachments: Array<{ name: string, contentType: string, byteSize: number | null, url: string | null, missing: string | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type ChangeInboxItemsMutationVariables = Exact<{
  input: ChangeInboxItemsInput;
}>;


export type ChangeInboxItemsMutation = { changeInboxItems:
    | { __typename: 'InboxChange', id: string, count: number, at: string, items: Array<{ id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type UndoInboxChangeMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoInboxChangeMutation = { undoInboxChange:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InboxChange', id: string, count: number, undoneAt: string | null, notice: string | null, items: Array<{ id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SimilarInboxItemsQueryVariables = Exact<{
  id: string | number;
}>;


export type SimilarInboxItemsQuery = { similarInboxItems: Array<{ id: string }> };

export type SnoozePreviewQueryVariables = Exact<{
  leadId?: string | number | null | undefined;
  text: string;
}>;


export type SnoozePreviewQuery = { snoozePreview: { until: string | null, zone: string, message: string } };

export type InboxOutcomesQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxOutcomesQuery = { dispositions: Array<{ id: string, key: string, label: string, endsRuns: boolean, stage: LeadStage | null, appliesTo: string }> };

export type InboxBucketsQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxBucketsQuery = { responseBuckets: Array<{ id: string, name: string, count: number }> };

export type InboxCannedRepliesQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type InboxCannedRepliesQuery = { cannedReplies: Array<{ id: string, shortcut: string, title: string, body: string }> };

export type CorrectInboxIntentMutationVariables = Exact<{
  messageId: string | number;
  input: CorrectIntentInput;
}>;


export type CorrectInboxIntentMutation = { correctIntent:
    | { __typename: 'InboxItem', id: string, conversationId: string, state: InboxItemState, intent: string | null, intentRule: string | null, priority: number, band: PriorityBand, lastMessage: string, lastMessageAt: string, unread: boolean, channel: Channel, uncertain: boolean, snoozedUntil: string | null, slaState: SlaState, escalation: number, disposition: string | null, dispositionLabel: string | null, agent: AgentSlug | null, campaignId: string | null, campaignName: string | null, stepPosition: number | null, slaDueAt: string | null, priorityParts: Array<{ label: string, points: number }>, entities: Array<{ kind: string, text: string, value: string }>, bucket: { id: string, name: string } | null, draft: { id: string, state: DraftState, agent: AgentSlug } | null, assignee: { id: string, name: string } | null, lead: { id: string, name: string, stage: LeadStage } }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type AddInboxNoteMutationVariables = Exact<{
  leadId: string | number;
  body: string;
  clientKey?: string | null | undefined;
}>;


export type AddInboxNoteMutation = { addNote:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Note', id: string, leadId: string, body: string, createdAt: string, author: { id: string, name: string } | null }
   };

export type DeleteInboxNoteMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteInboxNoteMutation = { deleteNote:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Note', id: string }
   };

export type ApproveInboxDraftMutationVariables = Exact<{
  id: string | number;
  input?: ApproveDraftInput | null | undefined;
}>;


export type ApproveInboxDraftMutation = { approveDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', retryAt: string | null, code: string, message: string, path: Array<string> | null }
   };

export type TakeBackInboxDraftMutationVariables = Exact<{
  id: string | number;
  clientKey: string;
}>;


export type TakeBackInboxDraftMutation = { takeBackDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type RejectInboxDraftMutationVariables = Exact<{
  id: string | number;
  input: RejectDraftInput;
}>;


export type RejectInboxDraftMutation = { rejectDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type UndoRejectInboxDraftMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoRejectInboxDraftMutation = { undoRejectDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null }
   };

export type RequestInboxDraftMutationVariables = Exact<{
  conversationId: string | number;
  input?: RequestDraftInput | null | undefined;
}>;


export type RequestInboxDraftMutation = { requestDraft:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Draft', id: string, conversationId: string, agent: AgentSlug, versionNumber: number, decisionId: string | null, channel: Channel, subject: string | null, intent: string, state: DraftState, body: string, segments: number | null, confidence: number | null, reason: string | null, rejectReason: DraftRejectReason | null, messageId: string | null, undoUntil: string | null, simulated: boolean, createdAt: string, expiresAt: string, handoff: string | null, action: { kind: DraftActionKind, zone: string, slots: Array<{ startsAt: string, words: string, owner: { id: string, name: string } | null }> } | null, facts: Array<{ id: string, label: string, value: string, source: string }>, claims: Array<{ text: string, fact: { id: string, label: string, value: string, source: string } | null }>, checks: Array<{ check: string, ok: boolean, detail: string | null }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type ReportInboxPresenceMutationVariables = Exact<{
  conversationId: string | number;
  state: PresenceState;
}>;


export type ReportInboxPresenceMutation = { reportPresence: Array<{ state: PresenceState, sending: boolean, user: { id: string, name: string } }> };

export type LeaveInboxConversationMutationVariables = Exact<{
  conversationId: string | number;
}>;


export type LeaveInboxConversationMutation = { leaveConversation: boolean };

export type TakeInboxSendLockMutationVariables = Exact<{
  conversationId: string | number;
}>;


export type TakeInboxSendLockMutation = { takeSendLock: { conversationId: string, mine: boolean, until: string, holder: { id: string, name: string } } };

export type ReleaseInboxSendLockMutationVariables = Exact<{
  conversationId: string | number;
}>;


export type ReleaseInboxSendLockMutation = { releaseSendLock: boolean };

export type LeadDetailsFragment = { firstName: string | null, lastName: string | null, title: string | null, address: string | null, city: string | null, county: string | null, zip: string | null, website: string | null, timeZones: Array<string>, states: Array<string>, source: string | null, updatedAt: string, lastContactedAt: string | null, conversationId: string | null, id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, kind: string | null, extension: string | null, lineType: string | null, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }>, emails: Array<{ id: string, email: string, suppressed: boolean, suppressionReason: string | null }>, consents: Array<{ id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null }>, contactability: { verdict: string, reason: string | null, message: string, retryAt: string | null }, nextAction: { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null } | null };

export type LeadQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadQuery = { lead: { firstName: string | null, lastName: string | null, title: string | null, address: string | null, city: string | null, county: string | null, zip: string | null, website: string | null, timeZones: Array<string>, states: Array<string>, source: string | null, updatedAt: string, lastContactedAt: string | null, conversationId: string | null, id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, kind: string | null, extension: string | null, lineType: string | null, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }>, emails: Array<{ id: string, email: string, suppressed: boolean, suppressionReason: string | null }>, consents: Array<{ id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null }>, contactability: { verdict: string, reason: string | null, message: string, retryAt: string | null }, nextAction: { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null } | null } | null };

export type LeadTimelineQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type LeadTimelineQuery = { lead: { id: string, timeline: { edges: Array<{ cursor: string, node: { id: string, at: string, type: string, title: string, detail: string | null, actor: string, messageId: string | null, campaignId: string | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type SetLeadStageMutationVariables = Exact<{
  id: string | number;
  stage: LeadStage;
}>;


export type SetLeadStageMutation = { updateLead:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Lead', id: string, stage: LeadStage }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type UpdateLeadMutationVariables = Exact<{
  id: string | number;
  input: UpdateLeadInput;
}>;


export type UpdateLeadMutation = { updateLead:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Lead', firstName: string | null, lastName: string | null, title: string | null, address: string | null, city: string | null, county: string | null, zip: string | null, website: string | null, timeZones: Array<string>, states: Array<string>, source: string | null, updatedAt: string, lastContactedAt: string | null, conversationId: string | null, id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, kind: string | null, extension: string | null, lineType: string | null, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }>, emails: Array<{ id: string, email: string, suppressed: boolean, suppressionReason: string | null }>, consents: Array<{ id: string, channel: Channel, source: string, scope: string, evidence: string, recordedAt: string, revokedAt: string | null }>, contactability: { verdict: string, reason: string | null, message: string, retryAt: string | null }, nextAction: { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null } | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SuppressAddressMutationVariables = Exact<{
  input: SuppressInput;
}>;


export type SuppressAddressMutation = { suppress:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Suppression', id: string, reason: SuppressionReason }
   };

export type LeadRowFragment = { id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }> };

export type LeadsQueryVariables = Exact<{
  filter?: LeadFilterInput | null | undefined;
  sort?: LeadSortInput | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type LeadsQuery = { leads: { edges: Array<{ cursor: string, node: { id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LeadsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  first: number;
}>;


export type LeadsByIdQuery = { leads: { edges: Array<{ cursor: string, node: { id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }> } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LeadsCountQueryVariables = Exact<{
  filter?: LeadFilterInput | null | undefined;
}>;


export type LeadsCountQuery = { leadsCount: number };

export type LeadTagsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadTagsQuery = { leadTags: Array<string> };

export type ImportNameQueryVariables = Exact<{
  id: string | number;
}>;


export type ImportNameQuery = { leadImport: { id: string, fileName: string } | null };

export type CreateLeadMutationVariables = Exact<{
  input: CreateLeadInput;
}>;


export type CreateLeadMutation = { createLead:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Lead', id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }> }
   };

export type DeleteLeadsMutationVariables = Exact<{
  input: DeleteLeadsInput;
}>;


export type DeleteLeadsMutation = { deleteLeads:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'LeadsDeleted', changeSetId: string, count: number }
   };

export type RestoreLeadsMutationVariables = Exact<{
  id: string | number;
}>;


export type RestoreLeadsMutation = { restoreLeads:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'LeadsDeleted', changeSetId: string, count: number }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type LeadDeletionsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadDeletionsQuery = { leadDeletions: Array<{ id: string, count: number, deletedBy: string | null, deletedAt: string, expiresAt: string }> };

export type MergeLeadsMutationVariables = Exact<{
  id: string | number;
  input: MergeLeadsInput;
}>;


export type MergeLeadsMutation = { mergeLeads:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Lead', id: string, name: string, company: string | null, phone: string | null, email: string | null, state: string | null, stage: LeadStage, score: number, tags: Array<string>, lastRepliedAt: string | null, createdAt: string, phones: Array<{ id: string, phone: string, formatted: string, suppressed: boolean, suppressionReason: string | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type CreateSegmentMutationVariables = Exact<{
  input: CreateSegmentInput;
}>;


export type CreateSegmentMutation = { createSegment:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Segment', id: string, name: string, leadsCount: number }
   };

export type NextActionFieldsFragment = { kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null };

export type NextActionsQueryVariables = Exact<{ [key: string]: never; }>;


export type NextActionsQuery = { nextActions: Array<{ kind: NextActionKind, reason: string, conversationId: string | null, taskId: string | null, messageId: string | null, lead: { id: string, name: string } }> };

export type LeadNoteFragment = { id: string, body: string, createdAt: string, updatedAt: string, author: { id: string, name: string } | null };

export type LeadNotesQueryVariables = Exact<{
  id: string | number;
}>;


export type LeadNotesQuery = { lead: { id: string, notes: Array<{ id: string, body: string, createdAt: string, updatedAt: string, author: { id: string, name: string } | null }> } | null };

export type AddLeadNoteMutationVariables = Exact<{
  leadId: string | number;
  body: string;
  clientKey?: string | null | undefined;
}>;


export type AddLeadNoteMutation = { addNote:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Note', id: string, body: string, createdAt: string, updatedAt: string, author: { id: string, name: string } | null }
   };

export type UpdateLeadNoteMutationVariables = Exact<{
  id: string | number;
  body: string;
}>;


export type UpdateLeadNoteMutation = { updateNote:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Note', id: string, body: string, createdAt: string, updatedAt: string, author: { id: string, name: string } | null }
   };

export type DeleteLeadNoteMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteLeadNoteMutation = { deleteNote:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Note', id: string }
   };

export type UnknownOutcomeRowFragment = { state: MessageState, cause: string | null, attempt: number, lookups: number, submittedAt: string, nextLookupAt: string | null, campaignName: string | null, lead: { id: string, name: string }, sender: { id: string, address: string }, message: { id: string, body: string, channel: Channel, to: string | null, state: MessageState } };

export type UnknownOutcomesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UnknownOutcomesQuery = { unknownOutcomes: { total: number, edges: Array<{ cursor: string, node: { state: MessageState, cause: string | null, attempt: number, lookups: number, submittedAt: string, nextLookupAt: string | null, campaignName: string | null, lead: { id: string, name: string }, sender: { id: string, address: string }, message: { id: string, body: string, channel: Channel, to: string | null, state: MessageState } } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type LookUpUnknownMutationVariables = Exact<{
  messageId: string | number;
}>;


export type LookUpUnknownMutation = { lookUpUnknown:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Message', id: string, state: MessageState }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type ResolveUnknownMutationVariables = Exact<{
  messageId: string | number;
  input: ResolveUnknownInput;
}>;


export type ResolveUnknownMutation = { resolveUnknown:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Message', id: string, state: MessageState }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type UndeletedFilesQueryVariables = Exact<{ [key: string]: never; }>;


export type UndeletedFilesQuery = { undeletedFiles: Array<{ id: string, fileName: string, tries: number, lastTriedAt: string }> };

export type DeleteFilesAgainMutationVariables = Exact<{ [key: string]: never; }>;


export type DeleteFilesAgainMutation = { deleteFilesAgain: number };

export type EngineQueryVariables = Exact<{ [key: string]: never; }>;


export type EngineQuery = { engine: { mode: string, since: string | null, reason: string | null, killSwitch: boolean, killSwitchSince: string | null, ready: number, inFlight: number, unknown: number } };

export type SetKillSwitchMutationVariables = Exact<{
  on: boolean;
}>;


export type SetKillSwitchMutation = { setKillSwitch: { mode: string, since: string | null, reason: string | null, killSwitch: boolean, killSwitchSince: string | null, ready: number, inFlight: number, unknown: number } };

export type ReconciliationsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ReconciliationsQuery = { reconciliations: Array<{ id: string, since: string, until: string, state: string, vendorMessages: number, matched: number, bound: number, recoveredInbound: number, foreignMessages: number, missingAtVendor: number, createdAt: string, endedAt: string | null, integration: { id: string, vendor: Vendor, account: string | null } | null }> };

export type RequestReconciliationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestReconciliationMutation = { requestReconciliation: number };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { role: Role, permissions: Array<string>, keyBindings: { disabled: boolean, keys: unknown }, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string }, memberships: Array<{ role: Role, team: { id: string, name: string } }> } };

export type SystemQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemQuery = { system: { now: string, timeSimulated: boolean, carriersSimulated: boolean, appName: string, twinUrl: string | null } };

export type SwitchTeamMutationVariables = Exact<{
  id: string | number;
}>;


export type SwitchTeamMutation = { switchTeam:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Session', accessToken: string, expiresAt: string, role: Role, user: { id: string, email: string, name: string }, team: { id: string, name: string, slug: string } }
    | { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null }
   };

export type RulesetQueryVariables = Exact<{ [key: string]: never; }>;


export type RulesetQuery = { ruleset: { version: string, dated: string, disclaimer: string, rows: Array<{ state: string | null, maxAttemptsPer24h: number | null, source: string, since: string | null, week: Array<{ from: string, to: string } | null> }>, rules: Array<{ name: string, says: string }> } };

export type DncImportFieldsFragment = { id: string, fileName: string, dataAsOf: string, state: string, rows: number, rejected: number, error: string | null, createdAt: string };

export type DncQueryVariables = Exact<{ [key: string]: never; }>;


export type DncQuery = { dnc: { required: boolean, dataAsOf: string | null, stale: boolean, numbers: number, imports: Array<{ id: string, fileName: string, dataAsOf: string, state: string, rows: number, rejected: number, error: string | null, createdAt: string }> } };

export type CreateDncImportMutationVariables = Exact<{
  input: CreateDncImportInput;
}>;


export type CreateDncImportMutation = { createDncImport:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'DncImport', id: string, fileName: string, dataAsOf: string, state: string, rows: number, rejected: number, error: string | null, createdAt: string }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type RequireDncDataMutationVariables = Exact<{
  on: boolean;
}>;


export type RequireDncDataMutation = { updateTeamSettings:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'TeamSettings', brandName: string, postalAddress: string | null, quietHoursProfile: QuietHoursProfile, optOutHint: boolean, maxPerDay: number, maxPerWeek: number, defaultCountry: string, requireDncData: boolean, killSwitch: boolean }
   };

export type SettingsInboxFieldsFragment = { assignment: AssignmentMode, assigneeIds: Array<string>, slaHotMinutes: number | null, slaMinutes: number | null, escalateMinutes: number, version: string, businessHours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> } | null };

export type SettingsBucketFieldsFragment = { id: string, name: string, position: number, rule: unknown, version: string, count: number };

export type SettingsDispositionFieldsFragment = { id: string, key: string, label: string, position: number, endsRuns: boolean, stage: LeadStage | null, appliesTo: string, version: string };

export type SettingsCannedReplyFieldsFragment = { id: string, shortcut: string, title: string, body: string, uses: number, updatedAt: string };

export type SettingsInboxRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsInboxRulesQuery = { inboxSettings: { assignment: AssignmentMode, assigneeIds: Array<string>, slaHotMinutes: number | null, slaMinutes: number | null, escalateMinutes: number, version: string, businessHours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> } | null }, teamMembers: Array<{ id: string, role: Role, user: { id: string, name: string } }> };

export type SettingsBucketsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsBucketsQuery = { responseBuckets: Array<{ id: string, name: string, position: number, rule: unknown, version: string, count: number }> };

export type SettingsDispositionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsDispositionsQuery = { dispositions: Array<{ id: string, key: string, label: string, position: number, endsRuns: boolean, stage: LeadStage | null, appliesTo: string, version: string }> };

export type SettingsCannedRepliesQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsCannedRepliesQuery = { cannedReplies: Array<{ id: string, shortcut: string, title: string, body: string, uses: number, updatedAt: string }> };

export type UpdateInboxRulesMutationVariables = Exact<{
  input: UpdateInboxSettingsInput;
  seen?: string | null | undefined;
}>;


export type UpdateInboxRulesMutation = { updateInboxSettings:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InboxSettings', assignment: AssignmentMode, assigneeIds: Array<string>, slaHotMinutes: number | null, slaMinutes: number | null, escalateMinutes: number, version: string, businessHours: { zone: string, days: Array<{ weekday: number, from: number, to: number }> } | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
   };

export type SaveSettingsBucketsMutationVariables = Exact<{
  buckets: Array<ResponseBucketInput> | ResponseBucketInput;
  seen?: Array<string> | string | null | undefined;
}>;


export type SaveSettingsBucketsMutation = { saveResponseBuckets:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'ResponseBuckets', buckets: Array<{ id: string, name: string, position: number, rule: unknown, version: string, count: number }> }
   };

export type SaveSettingsDispositionsMutationVariables = Exact<{
  dispositions: Array<DispositionInput> | DispositionInput;
  seen?: Array<string> | string | null | undefined;
}>;


export type SaveSettingsDispositionsMutation = { saveDispositions:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Dispositions', dispositions: Array<{ id: string, key: string, label: string, position: number, endsRuns: boolean, stage: LeadStage | null, appliesTo: string, version: string }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
   };

export type SaveSettingsCannedReplyMutationVariables = Exact<{
  input: CannedReplyInput;
}>;


export type SaveSettingsCannedReplyMutation = { saveCannedReply:
    | { __typename: 'CannedReply', id: string, shortcut: string, title: string, body: string, uses: number, updatedAt: string }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type DeleteSettingsCannedReplyMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSettingsCannedReplyMutation = { deleteCannedReply:
    | { __typename: 'CannedReply', id: string }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type OwnPhoneQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnPhoneQuery = { me: { phone: string | null } };

export type SaveOwnPhoneMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type SaveOwnPhoneMutation = { updateProfile:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'User', id: string }
   };

export type WarmUpFieldsFragment = { startedOn: string, day: number, days: number, allowedToday: number };

export type SenderHealthFieldsFragment = { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null };

export type CheckSenderNumbersMutationVariables = Exact<{ [key: string]: never; }>;


export type CheckSenderNumbersMutation = { checkSenderNumbers: { fine: number, repaired: Array<string>, failed: Array<{ phone: string, message: string }> } };

export type SenderNumberFieldsFragment = { id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null };

export type SenderPoolFieldsFragment = { id: string, name: string, createdAt: string, rotation: PoolRotation, failover: boolean, numbers: Array<{ id: string, phone: string, label: string | null }> };

export type SendersQueryVariables = Exact<{ [key: string]: never; }>;


export type SendersQuery = { senderNumbers: Array<{ id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null }>, senderPools: Array<{ id: string, name: string, createdAt: string, rotation: PoolRotation, failover: boolean, numbers: Array<{ id: string, phone: string, label: string | null }> }> };

export type AddSenderNumberMutationVariables = Exact<{
  input: AddSenderNumberInput;
}>;


export type AddSenderNumberMutation = { addSenderNumber:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'SenderNumber', id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null }
    | { __typename: 'VendorRejected', code: string, message: string, path: Array<string> | null }
   };

export type UpdateSenderNumberMutationVariables = Exact<{
  id: string | number;
  input: UpdateSenderNumberInput;
}>;


export type UpdateSenderNumberMutation = { updateSenderNumber:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderNumber', id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null }
   };

export type RetireSenderNumberMutationVariables = Exact<{
  id: string | number;
}>;


export type RetireSenderNumberMutation = { retireSenderNumber:
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderNumber', id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null }
   };

export type LiftQuarantineMutationVariables = Exact<{
  senderId: string | number;
  input: LiftQuarantineInput;
}>;


export type LiftQuarantineMutation = { liftQuarantine:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderMailbox', id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } }
    | { __typename: 'SenderNumber', id: string, vendor: Vendor, phone: string, label: string | null, state: SenderState, stateReason: string | null, sentToday: number, createdAt: string, kind: SenderKind, segmentsPerSecond: number, weight: number, dailyCap: number | null, allowedToday: number | null, agent: AgentSlug | null, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, tenDlcCampaign: { id: string, useCase: string, state: TenDlcState } | null }
   };

export type CreateSenderPoolMutationVariables = Exact<{
  input: CreateSenderPoolInput;
}>;


export type CreateSenderPoolMutation = { createSenderPool:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'SenderPool', id: string, name: string, createdAt: string, rotation: PoolRotation, failover: boolean, numbers: Array<{ id: string, phone: string, label: string | null }> }
   };

export type UpdateSenderPoolMutationVariables = Exact<{
  id: string | number;
  input: UpdateSenderPoolInput;
}>;


export type UpdateSenderPoolMutation = { updateSenderPool:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderPool', id: string, name: string, createdAt: string, rotation: PoolRotation, failover: boolean, numbers: Array<{ id: string, phone: string, label: string | null }> }
   };

export type DeleteSenderPoolMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSenderPoolMutation = { deleteSenderPool:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Removed', id: string }
   };

export type DomainFieldsFragment = { id: string, domain: string, state: DomainState, stateReason: string | null, spf: boolean, dkim: boolean, dmarc: boolean, checkedAt: string | null, complaintRate: number | null, records: Array<{ type: string, host: string, value: string, valid: boolean }> };

export type MailboxFieldsFragment = { id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } };

export type MailSendersQueryVariables = Exact<{ [key: string]: never; }>;


export type MailSendersQuery = { sendingDomains: Array<{ id: string, domain: string, state: DomainState, stateReason: string | null, spf: boolean, dkim: boolean, dmarc: boolean, checkedAt: string | null, complaintRate: number | null, records: Array<{ type: string, host: string, value: string, valid: boolean }> }>, senderMailboxes: Array<{ id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } }> };

export type AccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountsQuery = { integrations: Array<{ id: string, vendor: Vendor, state: IntegrationState, account: string | null }> };

export type AddSendingDomainMutationVariables = Exact<{
  input: AddSendingDomainInput;
}>;


export type AddSendingDomainMutation = { addSendingDomain:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendingDomain', id: string, domain: string, state: DomainState, stateReason: string | null, spf: boolean, dkim: boolean, dmarc: boolean, checkedAt: string | null, complaintRate: number | null, records: Array<{ type: string, host: string, value: string, valid: boolean }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type CheckSendingDomainMutationVariables = Exact<{
  id: string | number;
}>;


export type CheckSendingDomainMutation = { checkSendingDomain:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SendingDomain', id: string, domain: string, state: DomainState, stateReason: string | null, spf: boolean, dkim: boolean, dmarc: boolean, checkedAt: string | null, complaintRate: number | null, records: Array<{ type: string, host: string, value: string, valid: boolean }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type AddSenderMailboxMutationVariables = Exact<{
  input: AddSenderMailboxInput;
}>;


export type AddSenderMailboxMutation = { addSenderMailbox:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderMailbox', id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } }
   };

export type UpdateSenderMailboxMutationVariables = Exact<{
  id: string | number;
  input: UpdateSenderMailboxInput;
}>;


export type UpdateSenderMailboxMutation = { updateSenderMailbox:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderMailbox', id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } }
   };

export type RetireSenderMailboxMutationVariables = Exact<{
  id: string | number;
}>;


export type RetireSenderMailboxMutation = { retireSenderMailbox:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'SenderMailbox', id: string, address: string, displayName: string, replyTo: string | null, state: SenderState, stateReason: string | null, vendor: Vendor, dailyCap: number | null, allowedToday: number | null, sentToday: number, warmUp: { startedOn: string, day: number, days: number, allowedToday: number } | null, health: { state: SenderHealthState, reason: string | null, quarantinedUntil: string | null, latest: { at: string, since: string, sent: number, delivered: number, failed: number, optedOut: number, replied: number, complained: number } | null }, domain: { id: string, domain: string } }
   };

export type TenDlcCampaignFieldsFragment = { id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> };

export type BrandFieldsFragment = { id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> };

export type RegistrationsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegistrationsQuery = { brands: Array<{ id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }> };

export type CreateBrandMutationVariables = Exact<{
  input: BrandInput;
}>;


export type CreateBrandMutation = { createBrand:
    | { __typename: 'Brand', id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type UpdateBrandMutationVariables = Exact<{
  id: string | number;
  input: BrandInput;
}>;


export type UpdateBrandMutation = { updateBrand:
    | { __typename: 'Brand', id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type SubmitBrandMutationVariables = Exact<{
  id: string | number;
}>;


export type SubmitBrandMutation = { submitBrand:
    | { __typename: 'Brand', id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type RecordBrandMutationVariables = Exact<{
  id: string | number;
  input: RecordRegistrationInput;
}>;


export type RecordBrandMutation = { recordBrandRegistration:
    | { __typename: 'Brand', id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type CreateTenDlcCampaignMutationVariables = Exact<{
  input: TenDlcCampaignInput;
}>;


export type CreateTenDlcCampaignMutation = { createTenDlcCampaign:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'TenDlcCampaign', id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type UpdateTenDlcCampaignMutationVariables = Exact<{
  id: string | number;
  input: TenDlcCampaignInput;
}>;


export type UpdateTenDlcCampaignMutation = { updateTenDlcCampaign:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'TenDlcCampaign', id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type SubmitTenDlcCampaignMutationVariables = Exact<{
  id: string | number;
}>;


export type SubmitTenDlcCampaignMutation = { submitTenDlcCampaign:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'TenDlcCampaign', id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type RecordTenDlcMutationVariables = Exact<{
  id: string | number;
  input: RecordRegistrationInput;
}>;


export type RecordTenDlcMutation = { recordTenDlcRegistration:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'TenDlcCampaign', id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }
    | { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null }
   };

export type RefreshRegistrationsMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshRegistrationsMutation = { refreshRegistrations: Array<{ id: string, displayName: string, companyName: string, state: BrandState, stateReason: string | null, trustScore: number | null, soleProprietor: boolean, dailySegmentCap: number, segmentsToday: number, details: unknown, providerId: string | null, checkedAt: string | null, campaigns: Array<{ id: string, brandId: string, state: TenDlcState, stateReason: string | null, useCase: string, description: string, messageFlow: string, samples: Array<string>, details: unknown, segmentsPerSecond: number, providerId: string | null, checkedAt: string | null, numbers: Array<{ id: string, phone: string }> }> }> };

export type TeamMembersQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamMembersQuery = { teamMembers: Array<{ id: string, role: Role, joinedAt: string, isYou: boolean, user: { id: string, name: string, email: string } }> };

export type InvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitationsQuery = { invitations: Array<{ id: string, email: string, role: Role, expiresAt: string, createdAt: string, invitedBy: { id: string, name: string } | null }> };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Invitation', id: string, email: string, role: Role, expiresAt: string, createdAt: string, url: string | null }
   };

export type CancelInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelInvitationMutation = { cancelInvitation:
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Removed', id: string }
   };

export type ChangeMemberRoleMutationVariables = Exact<{
  id: string | number;
  input: ChangeMemberRoleInput;
}>;


export type ChangeMemberRoleMutation = { changeMemberRole:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'TeamMember', id: string, role: Role }
   };

export type RemoveMemberMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveMemberMutation = { removeMember:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Removed', id: string }
   };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'User', id: string, name: string }
   };

export type TeamSettingsFieldsFragment = { brandName: string, postalAddress: string | null, quietHoursProfile: QuietHoursProfile, optOutHint: boolean, maxPerDay: number, maxPerWeek: number, defaultCountry: string, requireDncData: boolean, killSwitch: boolean };

export type TeamSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamSettingsQuery = { team: { id: string, name: string }, teamSettings: { brandName: string, postalAddress: string | null, quietHoursProfile: QuietHoursProfile, optOutHint: boolean, maxPerDay: number, maxPerWeek: number, defaultCountry: string, requireDncData: boolean, killSwitch: boolean } };

export type UpdateTeamSettingsMutationVariables = Exact<{
  input: UpdateTeamSettingsInput;
}>;


export type UpdateTeamSettingsMutation = { updateTeamSettings:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'TeamSettings', brandName: string, postalAddress: string | null, quietHoursProfile: QuietHoursProfile, optOutHint: boolean, maxPerDay: number, maxPerWeek: number, defaultCountry: string, requireDncData: boolean, killSwitch: boolean }
   };

export type IntegrationFieldsFragment = { id: string, vendor: Vendor, state: IntegrationState, account: string | null, lastCheckedAt: string | null, lastError: string | null, createdAt: string, webhookAddresses: Array<{ name: string, url: string }> };

export type IntegrationsQueryVariables = Exact<{ [key: string]: never; }>;


export type IntegrationsQuery = { integrations: Array<{ id: string, vendor: Vendor, state: IntegrationState, account: string | null, lastCheckedAt: string | null, lastError: string | null, createdAt: string, webhookAddresses: Array<{ name: string, url: string }> }> };

export type ConnectIntegrationMutationVariables = Exact<{
  input: ConnectIntegrationInput;
}>;


export type ConnectIntegrationMutation = { connectIntegration:
    | { __typename: 'Integration', id: string, vendor: Vendor, state: IntegrationState, account: string | null, lastCheckedAt: string | null, lastError: string | null, createdAt: string, webhookAddresses: Array<{ name: string, url: string }> }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'VendorRejected', code: string, message: string, path: Array<string> | null }
   };

export type DisconnectIntegrationMutationVariables = Exact<{
  id: string | number;
}>;


export type DisconnectIntegrationMutation = { disconnectIntegration:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Integration', id: string, vendor: Vendor, state: IntegrationState, account: string | null, lastCheckedAt: string | null, lastError: string | null, createdAt: string, webhookAddresses: Array<{ name: string, url: string }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
   };

export type SuppressionRowFragment = { id: string, channel: Channel, address: string, reason: SuppressionReason, source: string, note: string | null, createdBy: string | null, createdAt: string };

export type SuppressionsQueryVariables = Exact<{
  channel?: Channel | null | undefined;
  address?: string | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SuppressionsQuery = { suppressions: { edges: Array<{ cursor: string, node: { id: string, channel: Channel, address: string, reason: SuppressionReason, source: string, note: string | null, createdBy: string | null, createdAt: string } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type AddSuppressionMutationVariables = Exact<{
  input: SuppressInput;
}>;


export type AddSuppressionMutation = { suppress:
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'Suppression', id: string, channel: Channel, address: string, reason: SuppressionReason, source: string, note: string | null, createdBy: string | null, createdAt: string }
   };

export type TaskRowFragment = { id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null };

export type TasksQueryVariables = Exact<{
  states?: Array<TaskState> | TaskState | null | undefined;
  mine?: boolean | null | undefined;
  leadId?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TasksQuery = { tasks: { total: number, edges: Array<{ cursor: string, node: { id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type CreateTaskMutationVariables = Exact<{
  input: CreateTaskInput;
}>;


export type CreateTaskMutation = { createTask:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Task', id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null }
   };

export type CompleteTaskMutationVariables = Exact<{
  id: string | number;
  input?: CompleteTaskInput | null | undefined;
}>;


export type CompleteTaskMutation = { completeTask:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Task', id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null }
   };

export type CancelTaskMutationVariables = Exact<{
  id: string | number;
}>;


export type CancelTaskMutation = { cancelTask:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Task', id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null }
   };

export type ReopenTaskMutationVariables = Exact<{
  id: string | number;
}>;


export type ReopenTaskMutation = { reopenTask:
    | { __typename: 'Conflict', code: string, message: string, path: Array<string> | null }
    | { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> }
    | { __typename: 'NotFound', code: string, message: string, path: Array<string> | null }
    | { __typename: 'Task', id: string, type: TaskType, state: TaskState, title: string, notes: string | null, dueAt: string, campaignId: string | null, campaignName: string | null, dispositionLabel: string | null, priority: number, doneAt: string | null, createdAt: string, lead: { id: string, name: string, phone: string | null }, assignee: { id: string, name: string } | null }
   };

export type TaskFormQueryVariables = Exact<{ [key: string]: never; }>;


export type TaskFormQuery = { teamMembers: Array<{ id: string, role: Role, isYou: boolean, user: { id: string, name: string } }>, inboxSettings: { assignment: AssignmentMode, businessHours: { zone: string } | null } };

type UserErrorFields_CampaignNotReady_Fragment = { __typename: 'CampaignNotReady', code: string, message: string, path: Array<string> | null };

type UserErrorFields_Conflict_Fragment = { __typename: 'Conflict', code: string, message: string, path: Array<string> | null };

type UserErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', code: string, message: string, path: Array<string> | null, problems: Array<{ code: string, message: string, path: Array<string> | null }> };

type UserErrorFields_NotFound_Fragment = { __typename: 'NotFound', code: string, message: string, path: Array<string> | null };

type UserErrorFields_SendBarred_Fragment = { __typename: 'SendBarred', code: string, message: string, path: Array<string> | null };

type UserErrorFields_SignInFailed_Fragment = { __typename: 'SignInFailed', code: string, message: string, path: Array<string> | null };

type UserErrorFields_VendorRefused_Fragment = { __typename: 'VendorRefused', code: string, message: string, path: Array<string> | null };

type UserErrorFields_VendorRejected_Fragment = { __typename: 'VendorRejected', code: string, message: string, path: Array<string> | null };

export type UserErrorFieldsFragment =
  | UserErrorFields_CampaignNotReady_Fragment
  | UserErrorFields_Conflict_Fragment
  | UserErrorFields_InvalidInput_Fragment
  | UserErrorFields_NotFound_Fragment
  | UserErrorFields_SendBarred_Fragment
  | UserErrorFields_SignInFailed_Fragment
  | UserErrorFields_VendorRefused_Fragment
  | UserErrorFields_VendorRejected_Fragment
;
