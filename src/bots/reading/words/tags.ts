import type { Tag } from './words.js';

type Named<S extends string> = S extends `${infer First} ${infer Rest}` ? First | Named<Rest> : S;

/** A list of tags from their names apart by spaces; a name that is no tag does not compile. */
export function tags<S extends string>(names: Named<S> extends Tag ? S : never): readonly Tag[] {
  return names.split(' ') as Named<S>[] as Tag[];
}
