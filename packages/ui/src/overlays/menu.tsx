'use client';
import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';

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

const load = () => import('./menu-drawn');
const MenuDrawn = lazy(async () => ({ default: (await load()).MenuDrawn }));

/** Acts behind a button. Most pages have one and few people open it: its code is fetched when somebody comes near. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const ahead = () => void load().catch(() => undefined);
  const closed = cloneElement(props.trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setWanted(true),
    onPointerEnter: ahead,
    onFocus: ahead,
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuDrawn {...props} />
    </Suspense>
  );
}
