import { randomUUID } from 'node:crypto';
import { carrierAct } from './carrier.js';
import type { DemoPerson, SmsEntry } from './contract.js';
import type { AcceptedSms, FakeTwilio } from './fake-twilio.js';
import { inboundCall, inboundSms, signedForm, statusUpdate } from './signed-form.js';
import { twimlRejects, twimlTexts } from './twiml.js';

/** Where the real webhooks listen, and what their providers would sign with. */
export interface Webhooks {
  base: string;
  /** The public base that signatures are made over. */
  publicUrl: string;
  twilioAuthToken: string;
  twilioAccountSid: string;
  twilioFrom: string;
  telegramSecret: string;
  /** What an HTTP gateway shows, where one carries SMS in Twilio's place. */
  gatewaySecret: string | null;
}

/** The plain phones' line to the service, with the carrier between. */
export interface PlainLine {
  threads(): Record<string, SmsEntry[]>;
  stopped(): string[];
  /** A phone with this number lies on the table from now on. */
  take(number: string): void;
  send(person: DemoPerson, text: string): Promise<void>;
  call(person: DemoPerson): Promise<void>;
}

interface Wires {
  webhooks: Webhooks;
  twilio: FakeTwilio | null;
  now: () => Promise<string>;
  changed: () => void;
}

const longestThread = 80;
const deliveryMs = 300;

interface Line extends Wires {
  threads: Map<string, SmsEntry[]>;
  stopped: Set<string>;
  lastId: number;
}

/** Opens the line: inline answers and whatever the fake provider accepts go to the threads. */
export function plainLine(wires: Wires): PlainLine {
  const stopped = wires.twilio?.stopped ?? new Set<string>();
  const line: Line = { ...wires, threads: new Map(), stopped, lastId: 0 };
  wires.twilio?.onAccepted((sms) => {
    void put(line, sms.to, { side: 'service', text: sms.body });
    if (sms.statusCallback) setTimeout(() => void reportDelivery(line, sms), deliveryMs).unref();
  });
  return {
    threads: () => Object.fromEntries(line.threads),
    stopped: () => [...stopped],
    take(number) {
      if (!line.threads.has(number)) line.threads.set(number, []);
    },
    send: ({ address }, text) => orTrouble(line, address, () => send(line, address, text)),
    call: ({ address }) => orTrouble(line, address, () => call(line, address)),
  };
}

async function send(line: Line, number: string, text: string): Promise<void> {
  const { stopped, webhooks } = line;
  await put(line, number, { side: 'person', text });
  const act = carrierAct(text, stopped.has(number));
  if (act?.blocks === true) stopped.add(number);
  if (act?.blocks === false) stopped.delete(number);
  if (act) await put(line, number, { side: 'carrier', text: act.answer });
  if (webhooks.gatewaySecret !== null) return sendByGateway(line, number, text);
  const sms = { from: number, to: webhooks.twilioFrom, body: text };
  const form = inboundSms({ accountSid: webhooks.twilioAccountSid, ...sms });
  const said = twimlTexts(await post(webhooks, '/webhooks/twilio/messages', form));
  if (stopped.has(number)) return;
  for (const reply of said) await put(line, number, { side: 'service', text: reply });
}

/** A gateway takes no answer inline: what is said goes to it, not to this page. */
async function sendByGateway(
  { webhooks, lastId }: Line,
  from: string,
  text: string,
): Promise<void> {
  const form = { id: `phones-${lastId}-${randomUUID()}`, from, to: webhooks.twilioFrom, text };
  const response = await fetch(`${webhooks.base}/webhooks/sms/messages`, {
    method: 'POST',
    headers: { 'x-gateway-secret': webhooks.gatewaySecret ?? '' },
    body: new URLSearchParams(form),
  });
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
}

async function call(line: Line, number: string): Promise<void> {
  const { webhooks } = line;
  if (webhooks.gatewaySecret !== null) throw new Error('This gateway passes no calls on.');
  const ring = { accountSid: webhooks.twilioAccountSid, from: number, to: webhooks.twilioFrom };
  const said = await post(webhooks, '/webhooks/twilio/voice', inboundCall(ring));
  const text = twimlRejects(said) ? 'Busy. The call cost nothing.' : 'The call was answered.';
  await put(line, number, { side: 'call', text });
}

async function put(
  line: Line,
  number: string,
  entry: Pick<SmsEntry, 'side' | 'text'>,
): Promise<void> {
  const at = await line.now();
  const thread = [...(line.threads.get(number) ?? []), { id: ++line.lastId, at, ...entry }];
  line.threads.set(number, thread.slice(-longestThread));
  line.changed();
}

async function post(
  webhooks: Webhooks,
  path: string,
  params: Record<string, string>,
): Promise<string> {
  const publicUrl = webhooks.publicUrl.replace(/\/$/, '') + path;
  const form = signedForm(publicUrl, webhooks.twilioAuthToken, params);
  const response = await fetch(webhooks.base + path, form);
  if (response.ok) return response.text();
  throw new Error(`The service answered ${response.status}.`);
}

/** A text reached its phone, so the provider tells the service that it was delivered. */
async function reportDelivery({ webhooks }: Line, sms: AcceptedSms): Promise<void> {
  const callback = sms.statusCallback ?? '';
  const { pathname, search } = new URL(callback);
  const { sid, from, to } = sms;
  const update = { accountSid: webhooks.twilioAccountSid, sid, from, to };
  const form = statusUpdate({ ...update, status: 'delivered' });
  const init = signedForm(callback, webhooks.twilioAuthToken, form);
  // A report that is lost is what happens in life; the service must live with it.
  await fetch(webhooks.base + pathname + search, init).catch(() => null);
}

async function orTrouble(line: Line, number: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : 'The service cannot be reached.';
    await put(line, number, { side: 'trouble', text });
  }
}
