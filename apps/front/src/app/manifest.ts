import type { MetadataRoute } from 'next';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Outreach Global',
    short_name: 'Outreach',
    start_url: '/home',
    display: 'standalone',
    background_color: 'oklch(0.985 0.003 165)',
    theme_color: 'oklch(0.24 0.015 165)',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
