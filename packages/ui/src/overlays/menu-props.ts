import type { ReactElement, ReactNode } from 'react';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  shortcut?: string;
  tone?: 'danger';
  disabled?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  /** A button. */
  trigger: ReactElement<TriggerProps>;
  /** Names the menu: "Account". */
  label: string;
  /** Groups are divided by a line; a group may carry a heading. */
  groups: readonly { id: string; label?: ReactNode; items: readonly MenuItem[] }[];
  /** Stands above the items, e.g. who is signed in. */
  header?: ReactNode;
  align?: 'start' | 'center' | 'end';
}

interface TriggerProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}
