import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';
import { SendBarredType } from '../messaging/index.js';
import {
  AgentFactType,
  AgentSettingsType,
  AgentType,
  AgentVersionType,
  BriefType,
  DraftType,
} from './agents.types.js';
import { RehearsalType, SandboxRunType } from './recorder/recorder.types.js';

export const DraftResult = resultUnion(
  'DraftResult',
  () => [DraftType, ConflictType, NotFoundType, InvalidInputType, SendBarredType] as const,
);
export const RequestDraftResult = resultUnion(
  'RequestDraftResult',
  () => [DraftType, ConflictType, NotFoundType, InvalidInputType] as const,
);
export const AgentVersionResult = resultUnion(
  'AgentVersionResult',
  () => [AgentVersionType, InvalidInputType, NotFoundType] as const,
);
export const SetAgentModeResult = resultUnion(
  'SetAgentModeResult',
  () => [AgentType, ConflictType, InvalidInputType] as const,
);
export const UpdateAgentSettingsResult = resultUnion(
  'UpdateAgentSettingsResult',
  () => [AgentSettingsType, InvalidInputType] as const,
);
export const SaveAgentFactResult = resultUnion(
  'SaveAgentFactResult',
  () => [AgentFactType, InvalidInputType, NotFoundType] as const,
);
export const SandboxResult = resultUnion(
  'SandboxResult',
  () => [SandboxRunType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const RehearsalResult = resultUnion(
  'RehearsalResult',
  () => [RehearsalType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const RequestBriefResult = resultUnion(
  'RequestBriefResult',
  () => [BriefType, NotFoundType, ConflictType] as const,
);
