'use client';
import { MessageSquare } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Avatar } from '../data/avatar';
import { Badge, Count, formatCount } from '../data/badge';
import { Chip } from '../data/chip';
import { DescriptionList } from '../data/description-list';
import { Kbd } from '../data/kbd';
import { SegmentMeter } from '../data/segment-meter';
import { Stat } from '../data/stat';
import { StatusChip } from '../data/status-chip';
import { DataTable } from '../data/table/data-table';
import { noSelection, selectedCount, type Selection } from '../data/table/selection';
import type { Column, Sort } from '../data/table/types';
import { Timeline } from '../data/timeline';
import { Specimen } from './specimen';

interface Row {
  id: string;
  name: string;
  city: string;
  score: number;
}

const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sortable: true, width: 'minmax(12rem, 2fr)' },
  { id: 'city', header: 'City', cell: (row) => row.city },
  { id: 'score', header: 'Score', cell: (row) => row.score, align: 'end', sortable: true, width: '6rem' },
];
const cities = ['Austin', 'Dallas', 'El Paso', 'Houston'];
const rowId = (row: Row) => row.id;
const rowLabel = (row: Row) => row.name;

export function GalleryData() {
  const rows = useMemo(
    () =>
      Array.from({ length: 100_000 }, (_, index) => ({
        id: String(index),
        name: `Lead ${formatCount(index + 1)}`,
        city: cities[index % cities.length] ?? '',
        score: (index * 37) % 101,
      })),
    [],
  );
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [sort, setSort] = useState<Sort | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <Specimen title="Chips, counts, keys">
        <div className="flex flex-wrap items-center gap-2">
          <StatusChip>Draft</StatusChip>
          <StatusChip tone="signal">Live</StatusChip>
          <StatusChip tone="success">Delivered</StatusChip>
          <StatusChip tone="warn">Held</StatusChip>
          <StatusChip tone="danger">Failed</StatusChip>
          <Chip onRemove={() => {}}>State: Texas</Chip>
          <Badge>Owner</Badge>
          <Count value={1204} />
          <Count value={14} needsYou />
          <Kbd keys="$mod+k" />
          <Kbd keys="g h" />
          <Avatar name="Ann Ortiz" />
          <SegmentMeter used={71} capacity={134} segments={2} encoding="UCS-2" forcedBy="’" />
        </div>
      </Specimen>
      <Specimen title="Numbers">
        <div className="grid grid-cols-3 gap-4">
          <Stat label="Need a reply" value={14} needsYou />
          <Stat label="Leads" value={104_212} />
          <Stat label="Median reply time" value={null} />
        </div>
      </Specimen>
      <Specimen
        title={`Table of 100,000 rows, ${formatCount(selectedCount(selection, rows.length))} selected`}
      >
        <DataTable
          label="Leads"
          height="22rem"
          columns={columns}
          rows={rows}
          rowId={rowId}
          rowLabel={rowLabel}
          selection={selection}
          onSelectionChange={setSelection}
          sort={sort}
          onSortChange={setSort}
          openRowId={opened}
          onRowOpen={(row) => setOpened(row.id)}
          renderCard={(row) => (
            <span className="flex flex-col gap-1">
              <span className="font-medium">{row.name}</span>
              <span className="text-ink-3">
                {row.city} · score {row.score}
              </span>
            </span>
          )}
          cardHeight={69}
        />
      </Specimen>
      <Specimen title="Facts and timeline">
        <div className="grid gap-6 sm:grid-cols-2">
          <DescriptionList
            items={[
              { term: 'Phone', value: '(512) 555-0100' },
              { term: 'Company', value: null },
            ]}
          />
          <Timeline
            label="History"
            items={[
              {
                id: '1',
                icon: <MessageSquare />,
                title: 'Replied “yes, call me”',
                cause: 'Lead, by SMS',
                at: '2026-03-04T20:00:00Z',
                atText: '14:00',
              },
              {
                id: '2',
                icon: <MessageSquare />,
                title: 'First message sent',
                cause: 'Campaign Spring, step 1',
                at: '2026-03-04T19:00:00Z',
                atText: '13:00',
              },
            ]}
          />
        </div>
      </Specimen>
    </>
  );
}
