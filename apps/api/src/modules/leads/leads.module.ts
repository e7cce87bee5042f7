import { Module } from '@nestjs/common';
import { StorageModule } from '../../platform/storage/storage.module.js';
import { ImportResolver } from './import/import.resolver.js';
import { LeadFieldsResolver, SegmentFieldsResolver } from './lead-fields.resolver.js';
import { LeadsJobs } from './leads.jobs.js';
import { LeadsResolver } from './leads.resolver.js';

@Module({
  imports: [StorageModule],
  providers: [LeadsResolver, LeadFieldsResolver, SegmentFieldsResolver, ImportResolver, LeadsJobs],
})
export class LeadsModule {}
