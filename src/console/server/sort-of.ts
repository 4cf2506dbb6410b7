/** A list's order as it was asked for, `-code`: the column, and whether the order is turned round. */
export function sortOf<Name extends string>(
  asked: Name | `-${Name}`,
): { sort: Name; down: boolean } {
  const down = asked.startsWith('-');
  return { sort: (down ? asked.slice(1) : asked) as Name, down };
}
