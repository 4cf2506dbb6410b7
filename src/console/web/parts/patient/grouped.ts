/** Groups of four are read aloud without losing one's place. */
export const grouped = (ref: string): string => ref.replaceAll(/(.{4})(?=.)/g, '$1 ');
