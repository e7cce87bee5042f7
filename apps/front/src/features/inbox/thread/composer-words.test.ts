import { describe, expect, it } from 'vitest';
import { cannedSearch, fittingReplies, newestWritten } from './composer-words';

describe('canned replies', () => {
  it('are looked for after a slash at the beginning', () => {
    expect(cannedSearch('/')).toBe('');
    expect(cannedSearch('/pri')).toBe('pri');
  });

  it('are not, anywhere else', () => {
    expect(cannedSearch('')).toBeNull();
    expect(cannedSearch('and/or')).toBeNull();
    expect(cannedSearch('/price please')).toBeNull();
  });
});

describe('canned replies that fit', () => {
  const replies = [
    { shortcut: 'talk', title: 'Happy to talk', body: 'About slate, too.' },
    { shortcut: 'slate-2', title: 'Second', body: 'We lay it.' },
    { shortcut: 'slate-1', title: 'First', body: 'We lay it.' },
  ];
  const found = (search: string) => fittingReplies(replies, search).map(({ shortcut }) => shortcut);

  it('are all of them while nothing was typed after the slash, in their order', () => {
    expect(found('')).toEqual(['talk', 'slate-2', 'slate-1']);
  });

  it('are those whose short name begins so, then those that say it, in any case', () => {
    expect(found('SLA')).toEqual(['slate-2', 'slate-1', 'talk']);
  });

  it('are none of those that fitted a shorter search only', () => {
    expect(found('slate-1')).toEqual(['slate-1']);
    expect(found('slate-3')).toEqual([]);
  });
});

describe('the newest message', () => {
  it('is the one that was written last, not the one that is planned for the latest time', () => {
    expect(newestWritten([{ id: '019a-2' }, { id: '019a-3' }, { id: '019a-1' }])).toBe('019a-3');
    expect(newestWritten([])).toBeNull();
  });
});
