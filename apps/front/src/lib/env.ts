/** Address of the API for sockets, when it is not on this host's port 3001. Read when the app is built. */
export const publicApiUrl: string | undefined = process.env.NEXT_PUBLIC_API_URL;

/** The design system's gallery: in development, and in builds made with OG_GALLERY=1. */
export const showGallery = process.env.NODE_ENV !== 'production' || process.env.OG_GALLERY === '1';

/** What this server and the API alone know; never in a browser. Read at each request, see `proxy.ts`. */
export const webProxySecret = (): string | undefined => process.env.WEB_PROXY_SECRET;
