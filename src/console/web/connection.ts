/** Whether the service answers; `change` is raised on `connection` when that turns. */
class Connection extends EventTarget {
  /** True from the first call that could not be made until the next that could. */
  isLost = !navigator.onLine;

  lost(): void {
    this.turn(true);
  }

  found(): void {
    this.turn(false);
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
