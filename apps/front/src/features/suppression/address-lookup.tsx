'use client';
import { useLazyQuery } from '@apollo/client/react';
import { Button, Input, StatusChip } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { SuppressionsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { ReasonChip } from './suppression-columns';

/** Answers "is this number barred?" for exactly one address. */
export function AddressLookup() {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [look, { data, error, loading }] = useLazyQuery(SuppressionsDocument, {
    fetchPolicy: 'network-only',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = text.trim();
    if (!address) return;
    setAsked(address);
    void look({ variables: { address, channel: null, search: null, first: 10 } });
  };
  const found = asked && !loading ? data?.suppressions.edges.map((edge) => edge.node) : undefined;
  return (
    <form
      onSubmit={submit}
      role="search"
      aria-label="Look up an address"
      className="flex flex-wrap items-center gap-2 py-2"
    >
      <span className="w-72 max-sm:w-full">
        <Input
          aria-label="Phone number or e-mail address"
          placeholder="Is this number barred?"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </span>
      <Button type="submit" loading={loading} disabled={text.trim() === ''}>
        Look up
      </Button>
      <span role="status" className="flex min-h-6 flex-wrap items-center gap-2 text-13">
        {error ? (
          <span className="text-danger">{friendlyError(error).message}</span>
        ) : found ? (
          found.length === 0 ? (
            <>
              <StatusChip tone="success">Not barred</StatusChip>
              <span className="text-ink-2">No suppression is recorded for {phoneText(asked ?? '')}.</span>
            </>
          ) : (
            <>
              <StatusChip tone="danger">Barred</StatusChip>
              {found.map((row) => (
                <span key={row.id} className="flex items-center gap-1.5">
                  <ReasonChip reason={row.reason} />
                  <span className="text-ink-3">since {formatMoment(row.createdAt)}</span>
                </span>
              ))}
            </>
          )
        ) : null}
      </span>
    </form>
  );
}
