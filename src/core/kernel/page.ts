/** What part of a list is asked for, from page 1. */
export interface PageAsk {
  page: number;
  size: number;
}

/**
 * One page of what a statement finds, which says `total` in each row. Beyond the end no row says it, so the first one is
 * asked for it: whoever stands on a page that is gone learns how many there are.
 */
export async function pageOf<Row extends { total: number }>(
  { page, size }: PageAsk,
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; total: number }> {
  const rows = await read(size, (page - 1) * size);
  const [first] = rows.length || page === 1 ? rows : await read(1, 0);
  return { rows, total: first?.total ?? 0 };
}
