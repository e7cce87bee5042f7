export { LeadsModule } from './leads.module.js';
export {
  leadFilterSchema,
  leadPredicate,
  parseLeadFilter,
  filterToJson,
  type LeadFilter,
} from './lead-filter.js';
export {
  ContactabilityType,
  LeadEventConnectionType,
  LeadEventType,
  LeadStageEnum,
  LeadType,
  SegmentType,
} from './lead.types.js';
export { LeadFilterInput } from './lead.inputs.js';
export { findLead, loadLeads, readFilter, type LeadView } from './leads.queries.js';
export { loadContactability, type ContactabilityView } from './contactability.queries.js';
export { leadTimeline, type LeadEventView } from './lead-details.queries.js';
export { listSegments, type SegmentView } from './create-segment.js';
export { loadBatched } from './batch.js';
export { lockContacts } from './lock-contacts.js';
export { displayName, locate, searchTextOf, sortNameOf, zoneColumns } from './lead-record.js';
export { reclaimContacts } from './release-contacts.js';
export { createUpload } from './files/create-upload.js';
export { createLeadImport } from './import/create-lead-import.js';
export { runImport } from './import/run-import.js';
