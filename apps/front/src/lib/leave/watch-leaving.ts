import { isGuarded, leavePage } from './leave';

/** What goes on because the person says so: of several forms on a page each one watches, and none asks a second time. */
const passing: { press: boolean; place: string | null } = { press: false, place: null };

/** The link that a press opens in this page; null for one that the browser opens elsewhere, and for no link. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const here = link?.target === '' || link?.target === '_self';
  const inside = link?.href && link.origin === window.location.origin && !link.hasAttribute('download');
  // A link that itself says what is lost has asked already.
  return link && here && inside && !('leaves' in link.dataset) ? link : null;
}

/** Links to other pages ask first; once the person leaves, the same link is pressed again. @returns ends it */
export function watchLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    const link = passing.press ? null : linkOf(event);
    if (!link || !isGuarded(new URL(link.href))) return;
    event.preventDefault();
    event.stopPropagation();
    leavePage(() => {
      passing.press = true;
      link.click();
      passing.press = false;
    });
  };
  // The window is before the document, where React listens.
  window.addEventListener('click', onClick, true);
  return () => window.removeEventListener('click', onClick, true);
}

/**
 * Back and Forward ask first, where the browser has the Navigation API and lets a page hold them: it does so only once
 * after each press or key, so that nobody is kept on a page. Where it does not, the page is left. @returns ends it
 */
export function watchHistory(): () => void {
  if (!('navigation' in window)) return () => undefined;
  const { navigation } = window;
  const onNavigate = (event: NavigateEvent) => {
    const { destination, navigationType, cancelable } = event;
    if (navigationType !== 'traverse' || !cancelable || !destination.sameDocument) return;
    if (destination.key === passing.place || !isGuarded(new URL(destination.url))) return;
    event.preventDefault();
    leavePage(() => {
      passing.place = destination.key;
      const { finished } = navigation.traverseTo(destination.key);
      const arrived = () => {
        passing.place = null;
      };
      void Promise.resolve(finished).then(arrived, arrived);
    });
  };
  navigation.addEventListener('navigate', onNavigate);
  return () => navigation.removeEventListener('navigate', onNavigate);
}
