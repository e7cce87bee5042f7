'use client';
import { cloneElement, lazy, Suspense, useState } from 'react';
import { loadAgain } from '../lib/load-again';
import type { MenuProps } from './menu-props';

const load = () => import('./menu-drawn');
const MenuDrawn = lazy(async () => ({ default: (await loadAgain(load)).MenuDrawn }));

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
