import type { TaskView } from '../../contract/tasks.js';
import { shortDay } from '../dates.js';
import { addTexts, hasText, t } from '../texts.js';
import tasks from '../texts/en/tasks.ftl?raw';
import { parcelNumber } from './parcel-words.js';
import { grouped } from './patient/grouped.js';

addTexts(tasks);

/** What a task asks for, in words; a kind without words is still a task. */
export const taskWords = ({ kind }: Pick<TaskView, 'kind'>): string =>
  hasText(`task-kind-${kind}`) ? t(`task-kind-${kind}`) : t('task-kind-other');

/** Whom or what it is about, by place, card and parcel. */
export const aboutWords = ({ place, ref, parcel }: TaskView): string[] => [
  ...(place === null ? [] : [t('tasks-place', { number: place })]),
  ...(ref === null ? [] : [t('tasks-card', { ref: grouped(ref).replaceAll(' ', '\u00a0') })]),
  ...(parcel === null ? [] : [t('tasks-parcel', { parcel: parcelNumber(parcel) })]),
];

/** What is known of it beside: when to call, what was asked and answered, what runs out, how many days. */
export function factWords({ facts }: TaskView): string[] {
  const { why, supply, days, day, left, step, coming } = facts;
  return [
    ...callWords(facts),
    ...(why !== undefined && hasText(`task-why-${why}`) ? [t(`task-why-${why}`)] : []),
    ...(supply !== undefined ? [t('task-supply', { item: supply })] : []),
    ...(days !== undefined ? [t('task-days', { days })] : []),
    ...(step !== undefined && hasText(`task-step-${step}`) ? [t(`task-step-${step}`)] : []),
    ...(typeof coming === 'string' ? [t('task-coming', { when: shortDay(coming) })] : []),
    ...(typeof day === 'string' && left !== undefined
      ? [t('task-day', { day: shortDay(day), left })]
      : []),
    ...stockWords(facts),
  ];
}

/** When they asked to be called, and the hours outside of which they are left alone, both by the clock of their place. */
function callWords({ when, from, to }: TaskView['facts']): string[] {
  return [
    ...(when !== undefined && hasText(`task-when-${when}`) ? [t(`task-when-${when}`)] : []),
    ...(from !== undefined && to !== undefined ? [t('task-hours', { from, to })] : []),
  ];
}

/** How many shelves, lots or products it is about. */
const stockWords = (facts: TaskView['facts']): string[] =>
  (['shelves', 'lots', 'low', 'ending'] as const)
    .map((name) => ({ name, count: Number(facts[name] ?? 0) }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => t(`task-stock-${name}`, { count }));

/** What it came to, in words. */
export const outcomeWords = (outcome: string | null): string =>
  outcome && hasText(`task-outcome-${outcome}`) ? t(`task-outcome-${outcome}`) : (outcome ?? '');

/** Who has it. */
export function holderWords({ mine, takenBy }: TaskView): string {
  if (mine) return t('tasks-me');
  return takenBy ?? t('tasks-nobody');
}

/** Whether it cannot wait. */
export const isUrgent = ({ priority, state }: TaskView): boolean =>
  state === 'open' && priority <= 2;
