'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Dialog, Field, Textarea, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  CancelAppointmentDocument,
  RescheduleAppointmentDocument,
  SettleAppointmentDocument,
  type AppointmentFieldsFragment,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useServerNow } from '@/lib/clock';
import { SlotPicker, type Slot } from './slot-picker';

/** Move, cancel with a reason, or say what became of it once its time has come. */
export function AppointmentActs({ item }: { item: AppointmentFieldsFragment }) {
  const now = useServerNow(30_000);
  const [settle, { loading }] = useMutation(SettleAppointmentDocument);
  const [asking, setAsking] = useState<'move' | 'cancel' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const begun = now !== null && Date.parse(item.startsAt) <= now.getTime();
  const end = async (state: 'DONE' | 'NO_SHOW') => {
    const why = await refusal(
      async () => (await settle({ variables: { id: item.id, state } })).data?.settleAppointment,
    );
    setProblem(why);
    if (!why) toast.success('Noted');
  };
  return (
    <div className="flex flex-col gap-3">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {begun ? (
          <>
            <Button variant="primary" loading={loading} onClick={() => void end('DONE')}>
              It took place
            </Button>
            <Button disabled={loading} onClick={() => void end('NO_SHOW')}>
              They did not come
            </Button>
          </>
        ) : null}
        <Button onClick={() => setAsking('move')}>Move</Button>
        <Button onClick={() => setAsking('cancel')}>Cancel appointment</Button>
      </div>
      <Dialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking === 'move' ? 'Move the appointment' : 'Cancel the appointment?'}
        description="The lead is told at once."
      >
        {asking === 'move' ? <MoveForm item={item} onDone={() => setAsking(null)} /> : null}
        {asking === 'cancel' ? <CancelForm item={item} onDone={() => setAsking(null)} /> : null}
      </Dialog>
    </div>
  );
}

interface FormProps {
  item: AppointmentFieldsFragment;
  onDone: () => void;
}

function MoveForm({ item, onDone }: FormProps) {
  const [move, { loading }] = useMutation(RescheduleAppointmentDocument);
  const [slot, setSlot] = useState<Slot | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    if (!slot) return setProblem('Choose a free time.');
    const why = await refusal(
      async () =>
        (await move({ variables: { id: item.id, startsAt: slot.startsAt } })).data?.rescheduleAppointment,
    );
    setProblem(why);
    if (why) return;
    toast.success(`Moved: ${slot.words}`);
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Move"
      cancelLabel="Keep the time"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <SlotPicker leadId={item.lead.id} ownerId={item.owner.id} chosen={slot} onChoose={setSlot} />
      {slot ? <p className="text-13 text-ink-2">The lead reads: {slot.words}</p> : null}
    </DialogForm>
  );
}

function CancelForm({ item, onDone }: FormProps) {
  const [cancel, { loading }] = useMutation(CancelAppointmentDocument);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    if (reason.trim() === '') return setProblem('Say why it is canceled.');
    const why = await refusal(
      async () =>
        (await cancel({ variables: { id: item.id, reason: reason.trim() } })).data?.cancelAppointment,
    );
    setProblem(why);
    if (why) return;
    toast.success('The appointment was canceled');
    onDone();
  };
  return (
    <DialogForm
      submitLabel="Cancel appointment"
      cancelLabel="Keep it"
      tone="danger"
      loading={loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Why" error={problem}>
        <Textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setProblem(null);
          }}
        />
      </Field>
    </DialogForm>
  );
}
