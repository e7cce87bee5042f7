import type { Platform } from '../../platform/platform.js';
import type { LlmEvent, LlmPort, LlmRequest, LlmResult } from '../../platform/vendors/llm.js';

/** What says that the account itself is in trouble, and not the moment or the question. */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set(['auth', 'spend_limit']);

/** A team's model whose account shows in the settings when its key or its money no longer work, and when they do again. */
export function watchedLlm(
  database: Platform['database'],
  llm: LlmPort,
  teamId: string,
  integrationId: string,
): LlmPort {
  const note = (result: LlmResult<unknown>) => noteResult(database, teamId, integrationId, result);
  return {
    async generate<T = never>(request: LlmRequest<T>): Promise<LlmResult<T>> {
      const result = await llm.generate(request);
      await note(result);
      return result;
    },
    async *stream<T = never>(request: LlmRequest<T>, field?: string): AsyncGenerator<LlmEvent<T>> {
      for await (const event of llm.stream(request, field)) {
        if (event.kind === 'end') await note(event.result);
        yield event;
      }
    },
  };
}

async function noteResult(
  database: Platform['database'],
  teamId: string,
  integrationId: string,
  result: LlmResult<unknown>,
): Promise<void> {
  const message = result.kind === 'failure' && OF_THE_ACCOUNT.has(result.reason) ? result.message : null;
  // Other failures say nothing of the account.
  if (message === null && result.kind === 'failure') return;
  await database.withTeam(teamId, (tx) =>
    tx.client.query(
      `update integrations set state = $3::integration_state, last_error = $4
       where team_id = $1 and id = $2 and state <> 'disabled' and (state <> $3::integration_state or last_error is distinct from $4)`,
      [teamId, integrationId, message === null ? 'connected' : 'failing', message],
    ),
  );
}
