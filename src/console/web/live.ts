import { connection } from './connection.js';

type Heard = (topics: readonly string[]) => void;

const listeners = new Set<{ topics: readonly string[]; heard: Heard }>();
let events: EventSource | null = null;

/** Calls `heard` when something of these topics changed, until the returned function is called. */
export function listen(topics: readonly string[], heard: Heard): () => void {
  const listener = { topics, heard };
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Opens the one stream of changes; after a gap every listener looks again, as it may have missed some. */
export function follow(): void {
  if (events) return;
  let gap = false;
  events = new EventSource('/api/events');
  events.addEventListener('open', () => {
    connection.found();
    if (gap) tell(() => true);
    gap = false;
  });
  events.addEventListener('error', () => {
    gap = true;
    if (!navigator.onLine) connection.lost();
  });
  events.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const changed = data.split(',').map((topic) => topic.trim());
    tell((topic) => changed.includes(topic));
  });
}

/** Closes the stream: nobody is signed in. */
export function unfollow(): void {
  events?.close();
  events = null;
}

function tell(isChanged: (topic: string) => boolean): void {
  for (const { topics, heard } of [...listeners]) {
    const changed = topics.filter(isChanged);
    if (changed.length > 0) heard(changed);
  }
}
