import type { ReactNode } from 'react';
import type { Selection } from './selection';

export type Density = 'compact' | 'normal' | 'relaxed';

/** Height of a row in pixels. */
export const rowHeights: Record<Density, number> = { compact: 32, normal: 40, relaxed: 52 };

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A CSS grid track: `12rem`, `minmax(10rem, 2fr)`. Default `minmax(8rem, 1fr)`. */
  width?: string;
  align?: 'start' | 'end';
  sortable?: boolean;
}

export interface Sort {
  id: string;
  desc: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** The rows loaded so far, in the server's order: the table never sorts or filters itself. */
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** What a row is called when it is read out or its checkbox is named. */
  rowLabel: (row: Row) => string;
  /** How many rows match on the server. */
  totalCount?: number | undefined;
  density?: Density;
  /** CSS height of the scroll area. Default fills the parent. */
  height?: string;
  hiddenColumns?: ReadonlySet<string>;

  sort?: Sort | null;
  onSortChange?: (sort: Sort | null) => void;

  selection?: Selection;
  onSelectionChange?: (selection: Selection) => void;

  /** Enter or a click on the row. */
  onRowOpen?: (row: Row) => void;
  /** The row whose record is open beside the list. */
  openRowId?: string | null;

  loading?: boolean;
  loadingMore?: boolean;
  hasMore?: boolean;
  /** Called when the last loaded rows come into sight. */
  onEndReached?: () => void;

  /** Shown instead of rows: EmptyState, NoMatches or ErrorState. */
  empty?: ReactNode;
  /** The row on a phone. Without it the table scrolls sideways. */
  renderCard?: (row: Row) => ReactNode;
  /** Estimated height of a card in pixels. */
  cardHeight?: number;
}
