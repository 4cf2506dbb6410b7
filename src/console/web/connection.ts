/** Whether the service answers; `change` is raised on `connection` when that turns. */
class Connection extends EventTarget {
  /** True from the first call that could not be made until the next that could. */
  isLost = !navigator.onLine;

  private lostAt = 0;

  lost(): void {
    this.lostAt = performance.now();
    this.turn(true);
  }

  /** Something was answered that began at this moment of `performance.now()`; what began before the loss tells nothing of now. */
  found(began: number): void {
    if (began >= this.lostAt) this.turn(false);
  }

  private turn(isLost: boolean): void {
    if (this.isLost === isLost) return;
    this.isLost = isLost;
    this.dispatchEvent(new Event('change'));
  }
}

/** The one connection of this page. */
export const connection = new Connection();

window.addEventListener('offline', () => {
  connection.lost();
});

const RETRY_MS = 5000;

/** While the connection is lost, tries every five seconds, and at once when the network is back. */
export function keepTrying(attempt: () => void): void {
  window.addEventListener('online', attempt);
  setInterval(() => {
    if (connection.isLost) attempt();
  }, RETRY_MS);
}
