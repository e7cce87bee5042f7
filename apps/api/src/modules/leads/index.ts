export { LeadsModule } from './leads.module.js';
export { leadFilterSchema, leadPredicate, filterToJson, type LeadFilter } from './lead-filter.js';
export {
  ContactabilityType,
  LeadEventType,
  LeadStageEnum,
  LeadType,
  SegmentType,
  type LeadStageValue,
} from './lead.types.js';
export { LeadFilterInput } from './lead.inputs.js';
export { loadLeads, type LeadView } from './leads.queries.js';
export { listSegments } from './create-segment.js';
export { loadContactability } from './contactability.queries.js';
export { loadBatched } from './batch.js';
export { displayName } from './lead-record.js';
export { reclaimContacts } from './release-contacts.js';
export { createUpload } from './files/create-upload.js';
export { createLeadImport } from './import/create-lead-import.js';
export { runImport } from './import/run-import.js';
