import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TaskView } from '../contract/tasks.js';
import { Page } from './page.js';
import './parts/task-sheet.js';

/** A page on which a task can be opened. */
export abstract class TaskPage extends Page {
  @state() protected opened: TaskView | null = null;

  protected openedTask() {
    if (!this.opened) return nothing;
    return html`<task-sheet
      .task=${this.opened}
      .desk=${this.desk}
      @close=${this.onLeft}
      @done=${this.onDone}
    ></task-sheet>`;
  }

  private readonly onLeft = () => {
    this.opened = null;
  };

  private readonly onDone = () => {
    this.refresh();
  };
}
