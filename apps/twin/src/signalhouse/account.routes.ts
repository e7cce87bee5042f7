import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { newShortId } from './ids.js';
import { groupOf } from './messages.routes.js';
import type { SignalHouseTwin } from './twin.js';

/** Wallet and subgroups of an account. */
export function accountRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.get<{ Params: { groupId: string } }>('/billing/wallet/:groupId', (request) => {
    const group = twin.groups.authenticate(request.headers.authorization, request.params.groupId);
    return { groupId: group.groupId, balance: group.balance, autoRechargeEnabled: false };
  });

  app.post('/subgroup', (request, reply) => {
    const group = groupOf(twin, request);
    const { subgroupName } = z.object({ subgroupName: z.string().min(1) }).parse(request.body);
    const subgroup = { subgroupId: newShortId('S'), subgroupName };
    group.subgroups.push(subgroup);
    twin.world.state.changed();
    return reply.code(201).send({ ...subgroup, groupId: group.groupId, status: 'active' });
  });
}
