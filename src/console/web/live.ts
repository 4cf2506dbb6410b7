import { live, markOf } from '../contract/live.js';
import { session } from '../contract/session.js';
import { call } from './call.js';
import { connection } from './connection.js';
import { RefusalError } from './refusal.js';

type Heard = (topics: readonly string[]) => void;

interface Listener {
  topics: readonly string[];
  /** The ids of the place or the patient that it shows; null for all. */
  about: () => readonly string[] | null;
  heard: Heard;
}

const listeners = new Set<Listener>();
let events: EventSource | null = null;
/** Something may have been missed. */
let gap = false;
const RETRY_MS = 5_000;

/** Calls `heard` when something of these topics changed that is about what is shown, until the returned function is called. */
export function listen(
  topics: readonly string[],
  heard: Heard,
  about: Listener['about'] = () => null,
): () => void {
  const listener = { topics, heard, about };
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Opens the one stream of changes; after a gap every listener looks again, as it may have missed some. */
export function follow(): void {
  if (events) return;
  const opened = new EventSource(live.events.path);
  let began = performance.now();
  events = opened;
  events.addEventListener('open', () => {
    connection.found(began);
    if (gap) tell(() => true);
    gap = false;
  });
  events.addEventListener('error', () => {
    gap = true;
    began = performance.now();
    if (!navigator.onLine) connection.lost();
    if (opened.readyState === EventSource.CLOSED) void reopen();
  });
  events.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const changed = data.split(',').map((mark) => mark.trim().split('@'));
    tell((topic, about) => {
      const own = about?.map(markOf);
      return changed.some(([kind, at]) => kind === topic && (!at || !own || own.includes(at)));
    });
  });
}

/** The server said no: who is signed out is led to the sign-in page by `call`; else it was a fault of the moment. */
async function reopen(): Promise<void> {
  unfollow();
  try {
    await call(session.read, {}, { background: true });
  } catch (error) {
    if (error instanceof RefusalError && error.code === 'signed-out') return;
  }
  window.setTimeout(follow, RETRY_MS);
}

/** Closes the stream: nobody is signed in. */
export function unfollow(): void {
  events?.close();
  events = null;
}

function tell(isChanged: (topic: string, about: readonly string[] | null) => boolean): void {
  for (const { topics, heard, about } of [...listeners]) {
    const shown = about();
    const changed = topics.filter((topic) => isChanged(topic, shown));
    if (changed.length > 0) heard(changed);
  }
}
