import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../../platform/platform.js';
import { runDncImport } from './run-dnc-import.js';
import { sweepDncImports } from './sweep-dnc-imports.js';

/** The jobs that read registry files. */
@Injectable()
export class DncJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const { registry } = platform;
    registry.handle('lead/import-dnc', ({ teamId, importId }) => runDncImport(platform, teamId, importId));
    registry.handle('lead/sweep-dnc-imports', () => sweepDncImports(platform));
  }
}
