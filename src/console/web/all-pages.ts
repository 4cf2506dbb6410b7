/** Most rows that one page of a list holds. */
const PAGE = 100;

interface Paged<T> {
  rows: T[];
  total: number;
}

/** Every row of a paged list, for a choice: asks page after page until all are there. */
export async function allPages<T>(
  load: (paging: { page: number; size: number }) => Promise<Paged<T>>,
): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const asked = await load({ page, size: PAGE });
    rows.push(...asked.rows);
    if (asked.rows.length < PAGE || rows.length >= asked.total) return rows;
  }
}
