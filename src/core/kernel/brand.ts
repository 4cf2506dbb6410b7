/** What is wrong with a brand's shape, or null: up to 11 letters or digits of plain GSM-7. The words it may not hold are the gate's matter. */
export function brandSentence(brand: string): string | null {
  return /^[A-Za-z][A-Za-z0-9]{0,10}$/.test(brand)
    ? null
    : 'must be 1 to 11 plain letters, such as Baobab';
}
