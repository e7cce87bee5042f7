import type { Platform } from '../../platform/platform.js';
import { openTwilio } from '../integrations/index.js';
import { readCall } from './call.view.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config' | 'storage'>;

/** Take a recording over into the team's own storage, once. @throws when the vendor has it not yet: the job comes back */
export async function fetchRecording(deps: Deps, teamId: string, callId: string): Promise<void> {
  const call = await deps.database.withTeam(teamId, (tx) => readCall(tx, callId), { readOnly: true });
  if (!call?.recordingProviderId || call.recordingKey) return;
  const account = await openTwilio(deps, teamId, call.integrationId);
  if (!account) return;
  const recording = await account.voice.fetchRecording(call.recordingProviderId);
  if (recording.kind !== 'ok')
    throw new Error(`The recording of call ${callId} is not there (${recording.kind}).`);
  const key = `uploads/${teamId}/recordings/${callId}.wav`;
  await deps.storage.write(key, recording.content, 'audio/wav');
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const { rowCount } = await tx.client.query(
      'update calls set recording_key = $3, updated_at = $4 where team_id = $1 and id = $2 and recording_key is null',
      [tx.teamId, callId, key, now.toISOString()],
    );
    if (rowCount)
      await deps.outbox.event(tx, now, 'call.changed.v1', [callId], {
        state: call.state,
        leadId: call.leadId,
      });
  });
}
