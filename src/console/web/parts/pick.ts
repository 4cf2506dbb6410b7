import { changeQuery } from '../router.js';

/** What a choice of a filter does: it stands in the address by this name, and the list begins anew. */
export const pick =
  (name: string) =>
  ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement)
      changeQuery({ [name]: target.value || null, page: null });
  };
