const fallback = '8rem';

/** The least width of a grid track: `12rem` → `12rem`, `minmax(10rem, 2fr)` → `10rem`, `1fr` → `8rem`. */
export function leastWidth(track: string): string {
  const least = /^minmax\(\s*([^,]+?)\s*,/.exec(track)?.[1] ?? track;
  return /^\d*\.?\d+(rem|px|em|ch)$/.test(least) ? least : fallback;
}

/**
 * The columns of a table. The head and every row are grids of their own, so
 * tracks may not depend on what stands in them: a track that would (`1fr`,
 * `auto`) gets a least width, and all grids share the same least sum.
 */
export function tableTracks(tracks: readonly string[]): { template: string; minWidth: string } {
  return {
    template: tracks
      .map((track) => {
        if (track.endsWith('fr')) return `minmax(${leastWidth(track)}, ${track})`;
        return track.startsWith('minmax(') || leastWidth(track) === track ? track : fallback;
      })
      .join(' '),
    minWidth: `calc(${tracks.map(leastWidth).join(' + ')})`,
  };
}
