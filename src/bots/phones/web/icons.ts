import type { TemplateResult } from 'lit';
import ban from 'lucide-static/icons/ban.svg?raw';
import battery from 'lucide-static/icons/battery-full.svg?raw';
import bellOff from 'lucide-static/icons/bell-off.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import contact from 'lucide-static/icons/contact.svg?raw';
import deleteKey from 'lucide-static/icons/delete.svg?raw';
import more from 'lucide-static/icons/ellipsis-vertical.svg?raw';
import lightbulb from 'lucide-static/icons/lightbulb.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import parcel from 'lucide-static/icons/package.svg?raw';
import parcelReady from 'lucide-static/icons/package-check.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import send from 'lucide-static/icons/send-horizontal.svg?raw';
import signal from 'lucide-static/icons/signal.svg?raw';
import skip from 'lucide-static/icons/skip-forward.svg?raw';
import smartphone from 'lucide-static/icons/smartphone.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import keypad from 'lucide-static/icons/grip.svg?raw';
import wifi from 'lucide-static/icons/wifi.svg?raw';
import { drawing } from '../../../look/drawing.js';

const drawings = {
  ban,
  battery,
  bellOff,
  clock,
  contact,
  deleteKey,
  keypad,
  lightbulb,
  lock,
  menu,
  moon,
  more,
  parcel,
  parcelReady,
  phone,
  send,
  signal,
  skip,
  smartphone,
  sun,
  trash,
  wifi,
};

/** A drawing beside a word; it says nothing to a screen reader. */
export function icon(name: keyof typeof drawings): TemplateResult {
  return drawing(drawings[name]);
}
