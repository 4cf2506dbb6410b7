import type { Task } from '@lit/task';

/** Runs a task, and waits for the run that took its place where the page looked anew meanwhile: an abandoned one ends before there is anything to see. */
export async function readAnew(task: Task): Promise<void> {
  await task.run();
  await task.taskComplete;
}
