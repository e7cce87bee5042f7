import { newId } from '@og/db';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTables } from '../../../../packages/db/test/support/catalogue.js';
import { fillTeam, type Filled } from '../../../../packages/db/test/support/fill.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { documentFor, idPlaces, variablesFor, type IdPlace } from './operations.js';

/** Which table's id each place takes. A place that is missing here fails the test: say what it takes. */
const KINDS: Readonly<Record<string, string>> = {
  'lead.id': 'leads',
  'leads.filter.importId': 'lead_imports',
  'leads.filter.ids': 'leads',
  'leadsCount.filter.importId': 'lead_imports',
  'leadsCount.filter.ids': 'leads',
  'uploadPreview.uploadId': 'uploads',
  'leadImport.id': 'lead_imports',
  'campaign.id': 'campaigns',
  'campaignForecast.id': 'campaigns',
  'forecasts.campaignId': 'campaigns',
  'campaignEnrollments.id': 'campaigns',
  'previewStep.input.filter.importId': 'lead_imports',
  'previewStep.input.filter.ids': 'leads',
  'previewStep.input.segmentId': 'segments',
  'conversation.id': 'conversations',
  'reportPresence.conversationId': 'conversations',
  'leaveConversation.conversationId': 'conversations',
  'takeSendLock.conversationId': 'conversations',
  'releaseSendLock.conversationId': 'conversations',
  'sendMessage.input.seenMessageId': 'messages',
  'sendMessage.input.cannedReplyId': 'canned_replies',
  'snoozePreview.leadId': 'leads',
  'handToAgent.conversationId': 'conversations',
  'similarInboxItems.id': 'inbox_items',
  'correctIntent.messageId': 'messages',
  'saveResponseBuckets.buckets.id': 'response_buckets',
  'snoozeInboxItem.id': 'inbox_items',
  'changeInboxItems.input.ids': 'inbox_items',
  'changeInboxItems.input.userId': 'users',
  'changeInboxItems.input.bucketId': 'response_buckets',
  'inboxItems.bucketId': 'response_buckets',
  'undoInboxChange.id': 'inbox_changes',
  'addNote.leadId': 'leads',
  'updateNote.id': 'notes',
  'deleteNote.id': 'notes',
  'saveCannedReply.input.id': 'canned_replies',
  'deleteCannedReply.id': 'canned_replies',
  'saveDispositions.dispositions.id': 'dispositions',
  'updateInboxSettings.input.assigneeIds': 'users',
  'messageDecision.messageId': 'messages',
  'heldMessages.campaignId': 'campaigns',
  'lookUpUnknown.messageId': 'messages',
  'resolveUnknown.messageId': 'messages',
  'messageDecisionExport.messageId': 'messages',
  'campaignDecisionsExport.id': 'campaigns',
  'switchTeam.id': 'teams',
  'cancelInvitation.id': 'team_invitations',
  'changeMemberRole.id': 'team_members',
  'removeMember.id': 'team_members',
  'disconnectIntegration.id': 'integrations',
  'retireSenderNumber.id': 'sender_numbers',
  'createSenderPool.input.senderNumberIds': 'sender_numbers',
  'senderHealthChecks.senderId': 'sender_numbers',
  'liftQuarantine.senderId': 'sender_numbers',
  'updateSenderNumber.id': 'sender_numbers',
  'updateSenderNumber.input.tenDlcCampaignId': 'ten_dlc_campaigns',
  'updateSenderPool.id': 'sender_pools',
  'updateSenderPool.input.numberIds': 'sender_numbers',
  'deleteSenderPool.id': 'sender_pools',
  'createBrand.input.integrationId': 'integrations',
  'updateBrand.id': 'brands',
  'updateBrand.input.integrationId': 'integrations',
  'submitBrand.id': 'brands',
  'recordBrandRegistration.id': 'brands',
  'createTenDlcCampaign.input.brandId': 'brands',
  'createTenDlcCampaign.input.integrationId': 'integrations',
  'updateTenDlcCampaign.id': 'ten_dlc_campaigns',
  'updateTenDlcCampaign.input.brandId': 'brands',
  'updateTenDlcCampaign.input.integrationId': 'integrations',
  'submitTenDlcCampaign.id': 'ten_dlc_campaigns',
  'recordTenDlcRegistration.id': 'ten_dlc_campaigns',
  'addSenderMailbox.input.domainId': 'sending_domains',
  'updateSenderMailbox.id': 'sender_mailboxes',
  'retireSenderMailbox.id': 'sender_mailboxes',
  'addSendingDomain.input.integrationId': 'integrations',
  'checkSendingDomain.id': 'sending_domains',
  'updateLead.id': 'leads',
  'deleteLeads.input.ids': 'leads',
  'deleteLeads.input.filter.importId': 'lead_imports',
  'deleteLeads.input.filter.ids': 'leads',
  'restoreLeads.id': 'change_sets',
  'mergeLeads.id': 'leads',
  'mergeLeads.input.duplicateIds': 'leads',
  'createSegment.input.filter.importId': 'lead_imports',
  'createSegment.input.filter.ids': 'leads',
  'createLeadImport.input.uploadId': 'uploads',
  'createDncImport.input.uploadId': 'uploads',
  'undoLeadImport.id': 'lead_imports',
  'createCampaign.input.segmentId': 'segments',
  'createCampaign.input.senderPoolId': 'sender_pools',
  'createCampaign.input.filter.importId': 'lead_imports',
  'createCampaign.input.filter.ids': 'leads',
  'updateCampaign.id': 'campaigns',
  'updateCampaign.input.segmentId': 'segments',
  'updateCampaign.input.senderPoolId': 'sender_pools',
  'updateCampaign.input.filter.importId': 'lead_imports',
  'updateCampaign.input.filter.ids': 'leads',
  'launchCampaign.id': 'campaigns',
  'pauseCampaign.id': 'campaigns',
  'resumeCampaign.id': 'campaigns',
  'archiveCampaign.id': 'campaigns',
  'releaseCanary.id': 'campaigns',
  'stopCanary.id': 'campaigns',
  'createCampaign.input.senderMailboxId': 'sender_mailboxes',
  'updateCampaign.input.senderMailboxId': 'sender_mailboxes',
  'publishSequenceVersion.id': 'campaigns',
  'moveEnrollments.id': 'campaigns',
  'moveEnrollments.input.fromVersionId': 'sequence_versions',
  'removeEnrollment.id': 'enrollments',
  'tasks.leadId': 'leads',
  'createTask.input.leadId': 'leads',
  'createTask.input.assigneeId': 'users',
  'completeTask.id': 'tasks',
  'cancelTask.id': 'tasks',
  'reopenTask.id': 'tasks',
  'sendMessage.input.leadId': 'leads',
  'undoSend.id': 'messages',
  'markInboxItemDone.id': 'inbox_items',
  'reopenInboxItem.id': 'inbox_items',
  'markInboxItemRead.id': 'inbox_items',
  'assignInboxItem.id': 'inbox_items',
  'settleSender.messageId': 'messages',
  'assignInboxItem.input.userId': 'users',
  'call.id': 'calls',
  'calls.leadId': 'leads',
  'startCall.input.leadId': 'leads',
  'startCall.input.taskId': 'tasks',
  'hangUpCall.id': 'calls',
  'finishCall.id': 'calls',
  'appointments.ownerId': 'users',
  'appointment.id': 'appointments',
  'freeSlots.leadId': 'leads',
  'freeSlots.ownerId': 'users',
  'workingHours.userId': 'users',
  'bookAppointment.input.leadId': 'leads',
  'bookAppointment.input.ownerId': 'users',
  'bookAppointment.input.holdId': 'appointments',
  'rescheduleAppointment.id': 'appointments',
  'cancelAppointment.id': 'appointments',
  'settleAppointment.id': 'appointments',
  'saveWorkingHours.input.userId': 'users',
  'draft.id': 'drafts',
  'approveDraft.id': 'drafts',
  'rejectDraft.id': 'drafts',
  'undoRejectDraft.id': 'drafts',
  'takeBackDraft.id': 'drafts',
  'requestDraft.conversationId': 'conversations',
  'agentVersion.id': 'agent_versions',
  'agentVersionDiff.from': 'agent_versions',
  'agentVersionDiff.to': 'agent_versions',
  'publishAgentVersion.id': 'agent_versions',
  'agentDecision.id': 'agent_decisions',
  'agentDecisions.conversationId': 'conversations',
  'replayDecision.id': 'agent_decisions',
  'saveAgentFact.input.id': 'agent_facts',
  'deleteAgentFact.id': 'agent_facts',
  'runAgentSandbox.input.versionId': 'agent_versions',
  'runAgentSandbox.input.leadId': 'leads',
  'rehearsal.id': 'rehearsals',
  'startRehearsal.input.versionId': 'agent_versions',
  'cancelRehearsal.id': 'rehearsals',
  'requestBrief.leadId': 'leads',
};

const STEPS = [{ type: 'SMS', delay: { amount: 0, unit: 'MINUTES' }, body: 'Hello {{firstName|there}}' }];
const LONG = 'A description as long as the carriers want it to be.';
const VALUES: Readonly<Record<string, unknown>> = {
  'addSenderMailbox.input.address': 'ada@example.com',
  'addSendingDomain.input.domain': 'mail.example.com',
  ...Object.fromEntries(
    ['createTenDlcCampaign', 'updateTenDlcCampaign'].flatMap((name) => [
      [`${name}.input.useCase`, 'MARKETING'],
      [`${name}.input.description`, LONG],
      [`${name}.input.messageFlow`, LONG],
      [`${name}.input.samples`, [LONG]],
    ]),
  ),
  'createCampaign.input.steps': STEPS,
  'publishSequenceVersion.input.steps': STEPS,
  'previewStep.input.body': 'Hello',
  'changeMemberRole.input.role': 'REP',
  'saveAgentFact.input.kind': 'text',
  'saveCannedReply.input.shortcut': 'price',
  'saveDispositions.dispositions.key': 'later',
  'changeInboxItems.input.action': 'ASSIGN',
  'snoozeInboxItem.input': { until: '2099-01-15T16:00:00Z' },
  'snoozePreview.text': 'tomorrow 9am',
  'appointments.to': '2026-01-16T16:00:00Z',
  'bookAppointment.input.startsAt': '2099-01-15T16:00:00Z',
  'rescheduleAppointment.startsAt': '2099-01-15T18:00:00Z',
  'settleAppointment.state': 'DONE',
  'saveWorkingHours.input.hours.zone': 'America/Chicago',
  'saveWorkingHours.input.hours.days': [{ weekday: 1, from: 540, to: 1_020 }],
  'saveWorkingHours.input.slotMinutes': 30,
};

let app: TestApp;
let reader: TestSession;
let owner: TestSession;
let theirs: Filled;
let own: Filled;
let places: IdPlace[];

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  [reader, owner] = [await app.signUp('Reader'), await app.signUp('Owner')];
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  const tables = await readTables(client);
  const given = async (session: TestSession): Promise<Filled> => {
    const rows = new Map<string, Record<string, unknown>>();
    for (const [table, column, value] of [
      ['teams', 'id', session.teamId],
      ['users', 'id', session.userId],
      ['team_members', 'team_id', session.teamId],
      ['team_settings', 'team_id', session.teamId],
    ]) {
      rows.set(
        table ?? '',
        (await client.query<Record<string, unknown>>(`select * from ${table} where ${column} = $1`, [value]))
          .rows[0] ?? {},
      );
    }
    return rows;
  };
  own = await fillTeam(client, tables, reader.teamId, await given(reader));
  theirs = await fillTeam(client, tables, owner.teamId, await given(owner));
  // Conversations and messages name what they belong to without foreign keys.
  await client.query(
    'update conversations v set lead_id = l.id from leads l where l.team_id = v.team_id and l.merged_into is null',
  );
  await client.query(
    'update messages m set conversation_id = v.id, lead_id = v.lead_id from conversations v where v.team_id = m.team_id',
  );
  // Words for a time are read where the lead is.
  await client.query(`update leads set time_zones = '{America/Los_Angeles}'`);
  // A decision names its message without a foreign key.
  await client.query(
    'update message_decisions d set message_id = m.id from messages m where m.team_id = d.team_id',
  );
  await client.query(
    'update agent_decisions d set conversation_id = v.id from conversations v where v.team_id = d.team_id',
  );
  // A rehearsal names its version without a foreign key.
  await client.query(
    'update rehearsals r set version_id = v.id from agent_versions v where v.team_id = r.team_id',
  );
  // Whose calendar a meeting stands in is named without a foreign key; only a booked one is shown for long.
  await client.query(
    `update appointments a set state = 'booked', owner_id = m.user_id from team_members m where m.team_id = a.team_id`,
  );
  // What waits is listed only with its reason.
  await client.query(
    `update send_ledger l set state = 'held', reason = 'no_consent', campaign_id = c.id from campaigns c where c.team_id = l.team_id`,
  );
  await client.query(
    'update sender_health_checks h set sender_number_id = s.id from sender_numbers s where s.team_id = h.team_id',
  );
  await client.end();
  const { data } = (await (
    await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    })
  ).json()) as { data: IntrospectionQuery };
  places = idPlaces(buildClientSchema(data));
});
afterAll(() => app?.close());

/** The id of a filled row; a place of no known kind has none, which the first test reports. */
function idOf(filled: Filled, place: string): string {
  const id = filled.get(KINDS[place] ?? '')?.['id'];
  return typeof id === 'string' ? id : '';
}

/** What the operation answers for an id, with what differs from call to call taken out. */
async function answerFor(place: IdPlace, id: string, session: TestSession, filled: Filled): Promise<string> {
  // An edit names the version that it edits; the edit before this one has raised it.
  await app.platform.database.withTeam(session.teamId, (tx) =>
    tx.client.query('update campaigns set version = 1'),
  );
  const variables = variablesFor(place, id, { ownId: (name) => idOf(filled, name), values: VALUES });
  const answer = await app.graphql(documentFor(place, variables), variables, session.token);
  return (
    JSON.stringify(answer)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      // A hash of the words, which name the id here.
      .replaceAll(/"version":"[\w-]{16}"/g, '"version":"<hash>"')
  );
}

it('knows what every id in the schema stands for', () => {
  expect(places.map((place) => place.name).filter((name) => !KINDS[name])).toEqual([]);
  expect(places.length).toBeGreaterThan(30);
});

it("answers for another team's id exactly as for one that never was", async () => {
  const told: Record<string, { random: string; theirs: string }> = {};
  for (const place of places) {
    const random = await answerFor(place, newId(), reader, own);
    const foreign = await answerFor(place, idOf(theirs, place.name), reader, own);
    expect(random, place.name).not.toMatch(/GRAPHQL_VALIDATION_FAILED|INTERNAL/);
    if (random !== foreign) told[place.name] = { random, theirs: foreign };
  }
  expect(told).toEqual({});
});

it("left the other team's rows as they were", async () => {
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  const gone: string[] = [];
  for (const [table, row] of theirs) {
    if (!row['id']) continue;
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${table} where id = $1`, [
      row['id'],
    ]);
    const now = rows[0];
    // Only what the row was filled with is compared: defaults were not chosen here.
    const changed =
      !now ||
      (now['updated_at'] instanceof Date &&
        typeof row['updated_at'] === 'string' &&
        now['updated_at'].getTime() !== Date.parse(row['updated_at']));
    if (changed && table !== 'outbox') gone.push(table);
  }
  await client.end();
  expect(gone).toEqual([]);
});

/**
 * Places where the owner's own id may look like none: an import that no lead came from, a filter that is stored and
 * not looked at, a change set of another kind, a lead that the place before this one has deleted, and a version of a
 * campaign that does not run. Lists that are replaced as a whole give an unknown id a new one; a bucket matters to
 * another action, and one without rows is as empty; nothing newer follows the message that was seen, and a canned reply is only counted.
 */
const NOTHING_TO_TELL = new Set([
  ...Object.keys(KINDS).filter((name) => name.includes('.filter.importId')),
  ...Object.keys(KINDS).filter((name) => /^(create|update)\w+\.input\.filter\.ids$/.test(name)),
  'previewStep.input.filter.ids',
  'restoreLeads.id',
  'moveEnrollments.input.fromVersionId',
  'deleteLeads.input.filter.ids',
  'saveResponseBuckets.buckets.id',
  'saveDispositions.dispositions.id',
  'changeInboxItems.input.bucketId',
  'inboxItems.bucketId',
  'similarInboxItems.id',
  'sendMessage.input.seenMessageId',
  'sendMessage.input.cannedReplyId',
]);

/** What takes away what other operations need, and therefore comes last, in this order. */
const TAKES_AWAY = [
  'mergeLeads',
  'deleteLeads',
  'deleteSenderPool',
  'retireSenderMailbox',
  'retireSenderNumber',
  'disconnectIntegration',
  'archiveCampaign',
  'removeMember',
  'switchTeam',
];

it('would have told: the owner gets another answer for the same ids', async () => {
  const silent: string[] = [];
  const last = (place: IdPlace) => TAKES_AWAY.indexOf(place.field.name);
  const told = places.filter((one) => !NOTHING_TO_TELL.has(one.name)).toSorted((a, b) => last(a) - last(b));
  for (const place of told) {
    const random = await answerFor(place, newId(), owner, theirs);
    if (random === (await answerFor(place, idOf(theirs, place.name), owner, theirs))) silent.push(place.name);
  }
  expect(silent).toEqual([]);
});
