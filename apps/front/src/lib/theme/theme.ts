export type Theme = 'light' | 'dark' | 'system';

export const themeCookie = 'og_theme';

/**
 * Runs before the first paint. The theme is a cookie that this script reads,
 * not the server: so the HTML is the same for all and can be cached.
 */
export const themeScript = `document.documentElement.dataset.theme=(/(?:^|; )${themeCookie}=(light|dark|system)/.exec(document.cookie)||[])[1]||'system'`;

export function getTheme(): Theme {
  const value = document.documentElement.dataset['theme'];
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Sets the theme now and for a year. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  window.dispatchEvent(new Event('og-theme'));
}
