'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Field, Input, Section, Skeleton } from '@og/ui';
import { useEffect, useRef, useState } from 'react';
import { QueryError } from '@/components/query-error';
import { attempt } from '@/lib/apollo/attempt';
import { consentErrors, emptyConsent } from '@/components/consent-fields';
import { counted } from '@/lib/counted';
import { splitList } from '@/lib/split-list';
import { CreateLeadImportDocument, UploadPreviewDocument } from '@/gql/graphql';
import { ConsentChoice, type ConsentAnswer } from './consent-choice';
import { ImportFrame } from './import-frame';
import { lacksNames, mappingProblems } from './mapping-problems';
import { MappingTable } from './mapping-table';
import { SampleTable } from './sample-table';
import type { ColumnGuess, UploadPreview } from './types';

interface ReviewProps {
  uploadId: string;
  focus: boolean;
  onBack: () => void;
  onCommitted: (importId: string) => void;
}

/** Step 2: what is in the file, which column is what, and what these people agreed to. */
export function ReviewUpload(props: ReviewProps) {
  const { data, error, refetch } = useQuery(UploadPreviewDocument, {
    variables: { uploadId: props.uploadId },
  });
  const preview = data?.uploadPreview;
  return (
    <ImportFrame step="review" title="Review what will be imported" focus={props.focus}>
      {preview?.__typename === 'UploadPreview' ? (
        <ReviewForm preview={preview} {...props} />
      ) : preview ? (
        <>
          <Banner tone="danger" announce>
            {preview.message}
          </Banner>
          <Button className="self-start" onClick={props.onBack}>
            Choose another file
          </Button>
        </>
      ) : error ? (
        <QueryError what="The preview" error={error} onRetry={refetch} />
      ) : (
        <div role="status" className="flex flex-col gap-4">
          <span className="sr-only">Reading the file</span>
          <Skeleton className="h-40" />
          <Skeleton className="h-64" />
        </div>
      )}
    </ImportFrame>
  );
}

function ReviewForm({ preview, uploadId, onBack, onCommitted }: ReviewProps & { preview: UploadPreview }) {
  const [commit, { loading }] = useMutation(CreateLeadImportDocument);
  const [mapping, setMapping] = useState<readonly ColumnGuess[]>(preview.mapping);
  const [tags, setTags] = useState('');
  const [answer, setAnswer] = useState<ConsentAnswer | null>(null);
  const [consent, setConsent] = useState(emptyConsent);
  const [tries, setTries] = useState(0);
  const checked = tries > 0;
  const [refusal, setRefusal] = useState<string | null>(null);
  const problems = mappingProblems(mapping);
  const missing = [
    problems.whole,
    problems.columns.size > 0 ? 'Two columns give the same field: see the columns that are marked.' : null,
    answer === null ? 'Say whether these people gave consent.' : null,
    answer === 'stated' && consentErrors(consent)
      ? 'Fill in source, scope and evidence of the consent.'
      : null,
  ].filter((problem) => problem !== null);
  // What is missing takes the focus after each try, so that a keyboard user stands before the list.
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);

  const submit = async () => {
    setTries(tries + 1);
    setRefusal(null);
    if (missing.length > 0) return;
    const { ok, refused } = await attempt(async () => {
      const { data } = await commit({
        variables: {
          input: {
            uploadId,
            mapping: mapping.map(({ column, field }) => ({ column, field })),
            consent: answer === 'stated' ? consent : null,
            tags: splitList(tags),
          },
        },
      });
      return data?.createLeadImport;
    });
    if (ok) onCommitted(ok.id);
    else setRefusal(refused);
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!loading) void submit();
      }}
      className="flex flex-col"
    >
      <p className="pb-4 text-13 text-ink-2">
        About {counted(preview.estimatedRows, 'row')}, {counted(preview.headers.length, 'column')}. Read as{' '}
        {preview.encoding.toUpperCase()}, divided by {delimiterName(preview.delimiter)}.
      </p>
      <Section title="Columns" description="Recognised by header and contents. Change what is wrong.">
        <MappingTable
          mapping={mapping}
          guesses={preview.mapping}
          sampleRows={preview.sampleRows}
          problems={problems.columns}
          onChange={(index, field) =>
            setMapping(mapping.map((column) => (column.index === index ? { ...column, field } : column)))
          }
        />
      </Section>
      {lacksNames(mapping) ? (
        <Banner tone="warn">
          No column gives a name: leads are listed by company, phone or e-mail, and texts greet them without
          one. Choose the column above if the file has it.
        </Banner>
      ) : null}
      <Section title="First rows" description="As they stand in the file.">
        <SampleTable headers={preview.headers} rows={preview.sampleRows} />
      </Section>
      <Section
        title="Consent"
        description="Every text rests on recorded consent; this one is kept with each lead."
      >
        <ConsentChoice
          answer={answer}
          consent={consent}
          showErrors={checked}
          onAnswer={setAnswer}
          onConsent={(change) => setConsent({ ...consent, ...change })}
        />
      </Section>
      <Section title="Tags">
        <Field
          label="Tags for all leads of this file"
          hint="Divided by commas."
          optional
          className="max-w-120"
        >
          <Input
            value={tags}
            autoComplete="off"
            placeholder="spring-2026, door-knock"
            onChange={(event) => setTags(event.target.value)}
          />
        </Field>
      </Section>
      <div className="flex flex-col gap-3 border-t pt-4">
        {checked && missing.length > 0 ? (
          <div ref={summary} tabIndex={-1} className="rounded-md">
            <Banner tone="danger" announce>
              <ul className="flex flex-col gap-1">
                {missing.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Banner>
          </div>
        ) : null}
        {refusal ? (
          <Banner tone="danger" announce>
            {refusal}
          </Banner>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onBack}>Choose another file</Button>
          <Button type="submit" variant="primary" loading={loading}>
            Import about {counted(preview.estimatedRows, 'row')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function delimiterName(delimiter: string): string {
  const names: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
  return names[delimiter] ?? `“${delimiter}”`;
}
