import { holdFolder } from '#embedded/index.js';

/** Tries to hold the folder named, reports how that went, and stays until its input ends. */
const hold = await holdFolder(process.argv[2] ?? '').catch((error: unknown) => error);
console.log(hold instanceof Error ? `${hold.name}: ${hold.message}` : 'held');
process.stdin.resume();
