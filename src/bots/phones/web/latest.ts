/** Takes answers in the order of their questions: one that came later than that to a later question is left. */
export class Latest<T> {
  private asked = 0;
  private known = 0;
  private stale = false;
  private looking = false;

  constructor(private readonly told: { take: (all: T) => void; lost: () => void }) {}

  /** Asks, and takes the answer unless a later question was answered first. */
  async learn(call: () => Promise<T>): Promise<void> {
    const turn = ++this.asked;
    try {
      const all = await call();
      if (turn > this.known) this.told.take(all);
      this.known = Math.max(this.known, turn);
    } catch {
      this.told.lost();
    }
  }

  /** One look at a time; what changed meanwhile needs only one more. */
  async refresh(look: () => Promise<T>): Promise<void> {
    this.stale = true;
    if (this.looking) return;
    this.looking = true;
    while (this.stale) {
      this.stale = false;
      await this.learn(look);
    }
    this.looking = false;
  }
}
