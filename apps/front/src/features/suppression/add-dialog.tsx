'use client';
import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Dialog, Field, Input, Select, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { DialogForm } from '@/components/dialog-form';
import { suppressionReasons } from '@/lib/suppression-reasons';
import { AddSuppressionDocument, SuppressionsDocument } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { showUserError } from '@/lib/apollo/user-errors';
import { phoneText } from '@/lib/phone-text';

/** Reasons a person can know. Bounces, complaints and erasure come from elsewhere. */
const reasons = [
  'OPT_OUT',
  'DNC',
  'LITIGATOR',
  'WRONG_NUMBER',
  'LANDLINE',
  'INVALID_NUMBER',
  'MANUAL',
] as const;

const schema = z.object({
  channel: z.enum(['SMS', 'EMAIL']),
  address: z.string().trim().min(3, 'Enter a phone number or an e-mail address').max(320),
  reason: z.enum(reasons),
  note: z.string().trim().max(500, 'At most 500 characters'),
});

export function AddDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Suppress an address"
      description="Nothing more is sent to it. What is planned is stopped at once."
    >
      <AddForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const [add] = useMutation(AddSuppressionDocument, { refetchQueries: [SuppressionsDocument] });
  const [banner, setBanner] = useState<string | null>(null);
  const form = useForm<z.input<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { channel: 'SMS', address: '', reason: 'MANUAL', note: '' },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ note, ...values }) => {
    setBanner(null);
    try {
      const { data } = await add({ variables: { input: { ...values, note: note || null } } });
      const result = data?.suppress;
      if (result?.__typename === 'Suppression') {
        toast.success(`${phoneText(result.address)} is suppressed`);
        onDone();
      } else if (result)
        setBanner(showUserError(result, form.setError, ['address', 'reason', 'note', 'channel']));
    } catch (error) {
      setBanner(friendlyError(error).message);
    }
  });
  return (
    <DialogForm
      problem={banner}
      submitLabel="Suppress"
      loading={isSubmitting}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className="flex flex-wrap gap-3">
        <Field label="Channel" error={errors.channel?.message} className="w-32">
          <Controller
            control={form.control}
            name="channel"
            render={({ field }) => (
              <Select
                aria-label="Channel"
                value={field.value}
                options={[
                  { value: 'SMS', label: 'SMS' },
                  { value: 'EMAIL', label: 'E-mail' },
                ]}
                onValueChange={field.onChange}
              />
            )}
          />
        </Field>
        <Field
          label="Phone number or e-mail address"
          error={errors.address?.message}
          className="min-w-56 flex-1"
        >
          <Input autoComplete="off" placeholder="+1 305 555 0123" {...form.register('address')} />
        </Field>
      </div>
      <Field label="Reason" error={errors.reason?.message}>
        <Controller
          control={form.control}
          name="reason"
          render={({ field }) => (
            <Select
              aria-label="Reason"
              value={field.value}
              options={reasons.map((value) => ({ value, label: suppressionReasons[value] }))}
              onValueChange={field.onChange}
            />
          )}
        />
      </Field>
      <Field
        label="Note"
        optional
        error={errors.note?.message}
        hint="Kept with the entry: who asked, and how."
      >
        <Textarea rows={2} {...form.register('note')} />
      </Field>
    </DialogForm>
  );
}
