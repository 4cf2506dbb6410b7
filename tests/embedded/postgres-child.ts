import { startPostgres } from '#embedded/index.js';

/** Starts PostgreSQL in the folder named, reports its owner's URL or the refusal, and stays. */
const started = await startPostgres({ folder: process.argv[2] ?? '', durable: false }).catch(
  (error: unknown) => error,
);
console.log(
  started instanceof Error ? `${started.name}: ${started.message}` : JSON.stringify(started),
);
if (process.argv[3] === 'and-stop' && !(started instanceof Error)) {
  await (started as { stop: () => Promise<void> }).stop();
} else {
  process.stdin.resume();
}
