import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { purgeFiles } from './files/purge-files.js';
import { runImport } from './import/run-import.js';
import { runUndo } from './import/run-undo.js';
import { sweepImports } from './import/sweep-imports.js';

/** The work of the `lead` queue. */
@Injectable()
export class LeadsJobs {
  constructor(@Inject(PLATFORM) platform: Platform) {
    const { registry } = platform;
    registry.handle('lead/import-leads', ({ teamId, importId }) => runImport(platform, teamId, importId));
    registry.handle('lead/undo-import', ({ teamId, importId }) => runUndo(platform, teamId, importId));
    registry.handle('lead/sweep-imports', () => sweepImports(platform));
    registry.handle('lead/purge-files', () => purgeFiles(platform));
  }
}
