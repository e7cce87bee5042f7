'use client';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../forms/button';
import { ConfirmDialog } from '../overlays/confirm-dialog';
import { Dialog } from '../overlays/dialog';
import { Menu } from '../overlays/menu';
import { Popover } from '../overlays/popover';
import { Sheet } from '../overlays/sheet';
import { SidePanel } from '../overlays/side-panel';
import { toast } from '../overlays/toaster';
import { Specimen } from './specimen';

type Open = 'dialog' | 'confirm' | 'panel' | 'sheet' | null;

export function GalleryOverlays() {
  const [open, setOpen] = useState<Open>(null);
  const close = (next: boolean) => !next && setOpen(null);
  return (
    <Specimen title="Floating layers">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Confirmation</Button>
        <Button onClick={() => setOpen('panel')}>Side panel</Button>
        <Button onClick={() => setOpen('sheet')}>Sheet</Button>
        <Popover trigger={<Button>Popover</Button>} title="Columns" showTitle>
          Anything fits here.
        </Popover>
        <Menu
          label="Lead"
          trigger={<Button>Menu</Button>}
          groups={[
            {
              id: 'a',
              label: 'Lead',
              items: [{ id: 'open', label: 'Open', shortcut: 'Enter', onSelect: () => {} }],
            },
            {
              id: 'b',
              items: [
                {
                  id: 'delete',
                  label: 'Delete',
                  tone: 'danger',
                  icon: <Trash2 aria-hidden />,
                  onSelect: () => {},
                },
              ],
            },
          ]}
        />
        <Button
          onClick={() => toast.success('Lead archived', { action: { label: 'Undo', onClick: () => {} } })}
        >
          Toast
        </Button>
      </div>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={close}
        title="Add lead"
        description="One person, by hand."
        footer={<Button variant="primary">Add lead</Button>}
      >
        The form stands here.
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        onOpenChange={close}
        title="Launch to 1,204 leads?"
        confirmLabel="Launch campaign"
        typed="1204"
        onConfirm={() => setOpen(null)}
      >
        <p>The first messages leave at 09:00 in each lead&apos;s own zone. You can pause at any time.</p>
      </ConfirmDialog>
      <SidePanel open={open === 'panel'} onOpenChange={close} title="Ann Ortiz">
        The record stands here; the list stays usable.
      </SidePanel>
      <Sheet open={open === 'sheet'} onOpenChange={close} title="Filters">
        The filters stand here.
      </Sheet>
    </Specimen>
  );
}
