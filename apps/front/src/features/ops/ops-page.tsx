'use client';
import { PageHeader } from '@og/ui';
import { EngineStatus } from './engine-status';
import { Reconciliations } from './reconciliations';
import { UndeletedFiles } from './undeleted-files';
import { UnknownOutcomes } from './unknown-outcomes';

/** What the sending engine does, what is in doubt, and what the vendors' logs said. */
export function OpsPage() {
  return (
    <>
      <PageHeader
        title="Operations"
        meta="What the sending engine is doing, which sends are in doubt, and what the vendors’ logs say."
      />
      <EngineStatus />
      <UnknownOutcomes />
      <UndeletedFiles />
      <Reconciliations />
    </>
  );
}
