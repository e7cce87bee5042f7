import { isText } from './held-keys';

const typing =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';
/** Set by the overlays of the design system; a closing one fades out and no longer counts. */
const openModal = '[data-modal]:not([data-closed])';
const closingModal = '[data-modal][data-closed]';
/** Where the library of the overlays puts them, beside the page. */
const overThePage = '[data-base-ui-portal]';

/** True while a dialog is open that must be answered first. What lies behind it takes no focus then. */
export function modalIsOpen(): boolean {
  return document.querySelector(openModal) !== null;
}

/** True when a single key belongs to what has the focus: text, an open menu. */
export function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role=menu], [role=listbox]')) return true;
  // What fades out keeps the focus for a moment, its fields too.
  return target?.closest(closingModal) == null && target?.closest(typing) != null;
}

/** True while a dialog has opened and the focus is neither in it nor in a list or menu that stands over it. */
export function dialogWithoutFocus(): boolean {
  if (!modalIsOpen()) return false;
  const active = document.activeElement;
  return active?.closest(overThePage) == null || active.closest(closingModal) !== null;
}

const replayed = new WeakSet<Event>();

/** Whether this key was pressed earlier and is given only now. */
export function isReplayed(event: Event): boolean {
  return replayed.has(event);
}

/** Gives a key to what has the focus, and does what a browser does with a key of its own. */
export function replayKey(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const { key, code, location, ctrlKey, metaKey, altKey, shiftKey } = event;
  const modifierAltGraph = event.getModifierState('AltGraph');
  const pressed = { key, code, location, ctrlKey, metaKey, altKey, shiftKey, modifierAltGraph };
  const again = new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true, composed: true });
  replayed.add(again);
  if (!target.dispatchEvent(again)) return;
  if (key === 'Enter') press(target);
  else if (isText(event) && isTextField(target)) write(target, key);
}

/** What Enter does by itself: it presses what has the focus, and sends the form of a field. */
function press(target: Element): void {
  if (target.matches('button, a[href]')) (target as HTMLElement).click();
  else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
}

function isTextField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return (
    (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
    element.selectionStart !== null &&
    !element.readOnly
  );
}

function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const end = field.value.length;
  field.setRangeText(text, field.selectionStart ?? end, field.selectionEnd ?? end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
