import type { TeamTx } from '@og/db';
import type { EngineWorld } from './engine-world.js';

/** What the tests of the engine ask of its world, which exists once they run. */
export function engineFacts(world: () => EngineWorld) {
  return {
    /** How often the carrier took something for this phone. */
    accepted: async (phone: string) =>
      (await world().twin.acceptances(phone)).reduce((sum, item) => sum + item.count, 0),
    /** The states that a message went through. */
    eventStates: async (messageId: string) =>
      (
        await world().rows<{ to_state: string }>(
          'select to_state from message_events where message_id = $1 order by created_at, id',
          [messageId],
        )
      ).map((row) => row.to_state),
    inTeam: <T>(work: (tx: TeamTx) => Promise<T>) =>
      world().app.platform.database.withTeam(world().session.teamId, work),
  };
}
