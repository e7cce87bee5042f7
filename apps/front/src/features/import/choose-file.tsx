'use client';
import { Button, FileDrop, Progress } from '@og/ui';
import { formatBytes } from './check-file';
import { ImportFrame } from './import-frame';
import { RecentImports } from './recent-imports';
import { useUpload } from './use-upload';

/** Step 1: the file goes straight to storage. */
export function ChooseFile({
  focus,
  onUploaded,
}: {
  focus: boolean;
  onUploaded: (uploadId: string) => void;
}) {
  const { state, start, cancel } = useUpload(onUploaded);
  return (
    <>
      <ImportFrame step="file" title="Choose a file" focus={focus}>
        {state.status === 'sending' ? (
          <div className="flex min-h-40 flex-col justify-center gap-4 rounded-lg border bg-surface p-6">
            <Progress
              label={`Uploading ${state.fileName}`}
              value={state.sent}
              max={state.total}
              text={`${formatBytes(state.sent)} of ${formatBytes(state.total)}`}
            />
            <Button className="self-start" onClick={cancel}>
              Cancel upload
            </Button>
          </div>
        ) : (
          <FileDrop
            label="Drop a CSV file or choose one"
            hint="CSV or TSV with a header row, up to 200 MB. Nothing is imported before you have reviewed it."
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            error={state.problem}
            onFile={(file) => void start(file)}
          />
        )}
      </ImportFrame>
      <RecentImports />
    </>
  );
}
