/** What the bar says of the system as a whole. */
export interface Notices {
  carriersSimulated: boolean;
  timeSimulated: boolean;
}

const key = 'og_notices';
const none = '';

/**
 * What the bar said the last time, as a string that can be compared: the bar
 * takes its place before the server answered.
 */
export function recallNotices(): string {
  return localStorage.getItem(key) ?? none;
}

export function rememberNotices(notices: Notices): void {
  localStorage.setItem(key, writeNotices(notices));
}

export function writeNotices({ carriersSimulated, timeSimulated }: Notices): string {
  return [carriersSimulated && 'carriers', timeSimulated && 'time'].filter(Boolean).join(' ');
}

export function readNotices(text: string): Notices {
  const said = text.split(' ');
  return { carriersSimulated: said.includes('carriers'), timeSimulated: said.includes('time') };
}
