'use client';
import { useMutation } from '@apollo/client/react';
import { Chip, Dialog, Field, Input, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import { FindLead } from '@/components/find-lead';
import { BookAppointmentDocument, CalendarSpanDocument, LeadAppointmentsDocument } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { SlotPicker, type Slot } from './slot-picker';

interface BookedLead {
  id: string;
  name: string;
}

export interface BookDialogProps {
  open: boolean;
  onClose: () => void;
  /** Null: it is chosen here. */
  lead: BookedLead | null;
}

/** Books a free time with a lead; the invitation goes to them at once. */
export function BookDialog({ open, onClose, lead }: BookDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={lead ? `Book an appointment with ${lead.name}` : 'Book an appointment'}
      description="The lead is told at once, by e-mail with an invitation, else by text. Campaigns stop writing to them."
    >
      {open ? <BookForm given={lead} onDone={onClose} /> : null}
    </Dialog>
  );
}

function BookForm({ given, onDone }: { given: BookedLead | null; onDone: () => void }) {
  const [book, { loading }] = useMutation(BookAppointmentDocument, {
    refetchQueries: [CalendarSpanDocument, LeadAppointmentsDocument],
  });
  const [lead, setLead] = useState(given);
  const [slot, setSlot] = useState<Slot | null>(null);
  const [title, setTitle] = useState('');
  const [notes, setNotes] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    if (!lead) return setProblem('Choose the lead.');
    if (!slot) return setProblem('Choose a free time.');
    const why = await refusal(
      async () =>
        (
          await book({
            variables: {
              input: {
                leadId: lead.id,
                ownerId: slot.owner.id,
                startsAt: slot.startsAt,
                title: title.trim() || null,
                notes: notes.trim() || null,
              },
            },
          })
        ).data?.bookAppointment,
    );
    setProblem(why);
    if (why) return;
    toast.success(`Booked: ${slot.words}`);
    onDone();
  };
  return (
    <DialogForm problem={problem} submitLabel="Book" loading={loading} onSubmit={submit} onCancel={onDone}>
      {lead ? (
        <>
          {given ? null : (
            <span>
              <Chip
                label={lead.name}
                onRemove={() => {
                  setLead(null);
                  setSlot(null);
                }}
              >
                With {lead.name}
              </Chip>
            </span>
          )}
          <SlotPicker
            leadId={lead.id}
            ownerId={null}
            chosen={slot}
            onChoose={(next) => {
              setSlot(next);
              setProblem(null);
            }}
          />
          {slot ? <p className="text-13 text-ink-2">The lead reads: {slot.words}</p> : null}
          <Field label="Title" optional>
            <Input
              maxLength={200}
              placeholder="Call about the offer"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <Field label="Notes for us" optional>
            <Textarea
              rows={2}
              maxLength={2000}
              value={notes}
              onChange={(event) => setNotes(event.target.value)}
            />
          </Field>
        </>
      ) : (
        <FindLead
          onPick={(picked) => {
            setLead(picked);
            setProblem(null);
          }}
        />
      )}
    </DialogForm>
  );
}
