import { Module } from '@nestjs/common';
import { ReconcileJobs } from './reconcile.jobs.js';
import { ReconcileResolver } from './reconcile.resolver.js';

/** Comparing vendors' logs with the ledger. Apart from the messaging module, because it brings in what the inbox takes. */
@Module({ providers: [ReconcileJobs, ReconcileResolver] })
export class ReconcileModule {}
