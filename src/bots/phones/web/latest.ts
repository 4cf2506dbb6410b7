const RETRY_MS = 2_000;

/** Takes answers in the order of their questions: one that came later than that to a later question is left. */
export class Latest<T> {
  private asked = 0;
  private known = 0;
  private stale = false;
  private looking = false;
  private again = 0;

  constructor(private readonly told: { take: (all: T) => void; lost: () => void }) {}

  /** Asks, and takes the answer unless a later question was answered first; false where there was none. */
  async learn(call: () => Promise<T>): Promise<boolean> {
    const turn = ++this.asked;
    try {
      const all = await call();
      if (turn > this.known) this.told.take(all);
      this.known = Math.max(this.known, turn);
      return true;
    } catch {
      this.told.lost();
      return false;
    }
  }

  /** One look at a time; what changed meanwhile needs only one more. Without an answer it looks again until there is one. */
  async refresh(look: () => Promise<T>): Promise<void> {
    this.stale = true;
    if (this.looking) return;
    this.looking = true;
    while (this.stale) {
      this.stale = false;
      window.clearTimeout(this.again);
      if (!(await this.learn(look)))
        this.again = window.setTimeout(() => void this.refresh(look), RETRY_MS);
    }
    this.looking = false;
  }
}
