import type { TemplateResult } from 'lit';
import back from 'lucide-static/icons/arrow-left.svg?raw';
import boxes from 'lucide-static/icons/boxes.svg?raw';
import calendar from 'lucide-static/icons/calendar-days.svg?raw';
import chart from 'lucide-static/icons/chart-column.svg?raw';
import down from 'lucide-static/icons/chevron-down.svg?raw';
import left from 'lucide-static/icons/chevron-left.svg?raw';
import right from 'lucide-static/icons/chevron-right.svg?raw';
import up from 'lucide-static/icons/chevron-up.svg?raw';
import sortable from 'lucide-static/icons/chevrons-up-down.svg?raw';
import alert from 'lucide-static/icons/circle-alert.svg?raw';
import ready from 'lucide-static/icons/circle-check.svg?raw';
import plain from 'lucide-static/icons/circle.svg?raw';
import soon from 'lucide-static/icons/clock-alert.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import coming from 'lucide-static/icons/message-circle-check.svg?raw';
import more from 'lucide-static/icons/ellipsis.svg?raw';
import hide from 'lucide-static/icons/eye-off.svg?raw';
import show from 'lucide-static/icons/eye.svg?raw';
import today from 'lucide-static/icons/house.svg?raw';
import inbox from 'lucide-static/icons/inbox.svg?raw';
import key from 'lucide-static/icons/key-round.svg?raw';
import tasks from 'lucide-static/icons/list-checks.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import leave from 'lucide-static/icons/log-out.svg?raw';
import place from 'lucide-static/icons/map-pin.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import pickups from 'lucide-static/icons/package-check.svg?raw';
import hourglass from 'lucide-static/icons/hourglass.svg?raw';
import pill from 'lucide-static/icons/pill.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import printer from 'lucide-static/icons/printer.svg?raw';
import programme from 'lucide-static/icons/route.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import phones from 'lucide-static/icons/smartphone.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import staff from 'lucide-static/icons/user-cog.svg?raw';
import person from 'lucide-static/icons/user-round.svg?raw';
import patients from 'lucide-static/icons/users.svg?raw';
import offline from 'lucide-static/icons/wifi-off.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import { drawing } from '../../look/drawing.js';

const drawings = {
  alert,
  back,
  boxes,
  calendar,
  chart,
  close,
  coming,
  copy,
  down,
  hide,
  hourglass,
  inbox,
  key,
  leave,
  left,
  lock,
  moon,
  more,
  offline,
  patients,
  person,
  phones,
  pickups,
  pill,
  place,
  plain,
  plus,
  printer,
  programme,
  ready,
  right,
  search,
  show,
  soon,
  sortable,
  staff,
  sun,
  tasks,
  today,
  undo,
  up,
  upload,
};

export type IconName = keyof typeof drawings;

/** A drawing beside a word; it says nothing to a screen reader. */
export const icon = (name: IconName): TemplateResult => drawing(drawings[name]);
