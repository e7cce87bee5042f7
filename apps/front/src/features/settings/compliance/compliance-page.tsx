import { PageHeader } from '@og/ui';
import { DncData } from './dnc-data';
import { RulesetPage } from './ruleset';

/** The rules that every message passes, and the registry data that they need. */
export function CompliancePage() {
  return (
    <>
      <PageHeader
        title="Compliance"
        meta="The rules that every message passes before it leaves, and where each comes from."
      />
      <DncData />
      <RulesetPage />
    </>
  );
}
