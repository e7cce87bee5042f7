'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, Progress, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { useUpload } from '@/features/import';
import { CreateDncImportDocument, DncDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { serverNow } from '@/lib/clock';
import { localOf, readerZone } from '@/lib/zoned-time';

const today = () => localOf(serverNow(), readerZone()).slice(0, 10);

/** Sends the file to storage, has it read, and starts afresh afterwards; what was refused keeps its day. */
export function LoadDncFile() {
  const [create] = useMutation(CreateDncImportDocument, { refetchQueries: [DncDocument] });
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [asOf, setAsOf] = useState(today);
  const read = async (uploadId: string) => {
    const why = await refusal(
      async () =>
        (await create({ variables: { input: { uploadId, dataAsOf: `${asOf}T00:00:00.000Z` } } })).data
          ?.createDncImport,
    );
    setProblem(why);
    setTurn((before) => before + 1);
    if (why) return;
    setAsOf(today());
    toast.success('The file is being read');
  };
  return (
    <div className="flex flex-col gap-3">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <FileForm
        key={turn}
        asOf={asOf}
        onAsOf={setAsOf}
        onStart={() => setProblem(null)}
        onUploaded={(id) => void read(id)}
      />
    </div>
  );
}

interface FileFormProps {
  /** The day of the data, `2026-03-04`. */
  asOf: string;
  onAsOf: (day: string) => void;
  onStart: () => void;
  onUploaded: (uploadId: string) => void;
}

function FileForm({ asOf, onAsOf, onStart, onUploaded }: FileFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState<{ file?: string | undefined; day?: string | undefined }>({});
  const { state, start, cancel } = useUpload(onUploaded);
  const load = (event: FormEvent) => {
    event.preventDefault();
    onStart();
    setMissing({
      file: file ? undefined : 'Choose the file first.',
      day: asOf ? undefined : 'Say which day it is from.',
    });
    if (file && asOf) void start(file);
  };
  if (state.status === 'sending')
    return (
      <div className="flex max-w-110 items-end gap-3">
        <div className="flex-1">
          <Progress label={`Sending ${state.fileName}`} value={state.sent} max={state.total} />
        </div>
        <Button onClick={cancel}>Cancel</Button>
      </div>
    );
  return (
    <form noValidate onSubmit={load} className="flex flex-col gap-3">
      {state.problem ? (
        <Banner tone="danger" announce>
          {state.problem}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="File of numbers"
          error={missing.file}
          hint=".txt or .csv, one number a line"
          className="min-w-56 flex-1"
        >
          <Input
            type="file"
            accept=".txt,.csv,.tsv"
            className="py-1 max-sm:py-1.5"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        <Field
          label="Day of the data"
          error={missing.day}
          hint="When the registry made it"
          className="max-sm:w-full"
        >
          <Input type="date" value={asOf} onChange={(event) => onAsOf(event.target.value)} />
        </Field>
        <Button type="submit" className="mt-6.5 max-sm:mt-0 max-sm:h-10 max-sm:w-full">
          Load file
        </Button>
      </div>
    </form>
  );
}
