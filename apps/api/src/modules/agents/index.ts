export { AgentsModule } from './agents.module.js';
export { BriefType, DraftType } from './agents.types.js';
export { briefsById, newestBriefs } from './brief/brief.queries.js';
export {
  CalendarPort,
  type Calendar,
  type NamedSlot,
  type OfferableSlot,
  type SlotUse,
} from './calendar-port.js';
export { ON_ITS_WAY, readFate } from './drafts/draft-fate.js';
export { earlierDrafts, waitingDrafts } from './drafts/drafts.queries.js';
export { erasedMeanwhile } from './erase/text-reads.js';
export { saveFact } from './facts/change-fact.js';
export { handToAgent } from './hand-to-agent.js';
export { askModel } from './model/ask-model.js';
