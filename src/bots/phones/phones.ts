import { Router } from '@koa/router';
import type { z } from 'zod';
import { toE164 } from '#core/kernel/phone.js';
import { chatLine } from './chat-line.js';
import type { ChatLine } from './chat-line.js';
import { phoneBodies } from './contract.js';
import type { ClockStep, DemoPerson, LedgerEntry, PhonesState, TakenAnswer } from './contract.js';
import { addDesk } from './desk.js';
import type { DeskPort } from './desk.js';
import type { FakeTelegram } from './fake-telegram.js';
import type { FakeTwilio } from './fake-twilio.js';
import { live } from './live.js';
import type { Live } from './live.js';
import { builtPage, sendAsset, sendPage } from './page-files.js';
import { localOnly, ownPageOnly, pageHeaders } from './page-guard.js';
import { plainLine } from './plain-line.js';
import type { PlainLine, Webhooks } from './plain-line.js';
import { readJson } from './read-json.js';

export type { DemoPerson } from './contract.js';

/** What the phones page stands on; a fake is null where the real provider is configured. */
export interface PhonesPorts {
  webhooks: Webhooks;
  twilio: FakeTwilio | null;
  telegram: FakeTelegram | null;
  people(): Promise<DemoPerson[]>;
  /** The demo's clock: an ISO instant and an IANA zone. */
  clock(): Promise<{ now: string; zone: string }>;
  /** Moves the clock forward and runs what became due; `held` are those whose next event is meant. */
  moveClock(step: ClockStep, held: readonly DemoPerson[]): Promise<void>;
  /** The last things that the service did, newest first. */
  ledger(): Promise<LedgerEntry[]>;
  /** The place's desk; without it the page has none. */
  desk?: DeskPort;
  /** Where staff sign in, for a link beside the phones. */
  consoleUrl?: string;
  /** The deployment's discreet name; Baobab where none is given. */
  brand?: string;
  /** Whose local numbers a plain phone may be given; Kenya's where none is named. */
  country?: string;
  /** The folder of the built page; the package's own where none is given. */
  page?: string;
  /** Ends the pages' streams, so that the server can close. */
  closing?: AbortSignal;
}

interface Table {
  ports: PhonesPorts;
  pages: Live;
  plain: PlainLine;
  chat: ChatLine;
  ledger: LedgerEntry[];
}

const shownParcels = 4;
const ledgerEveryMs = 1000;

/** The demo's two phones: a page at /phones and what it asks for, for this machine only. */
export function phonesRouter(ports: PhonesPorts): Router {
  const table = openTable(ports);
  const router = new Router();
  router.use(localOnly, pageHeaders);
  const folder = ports.page ?? builtPage;
  router.get('/phones', (http) => sendPage(http, folder));
  router.get('/phones/assets/:name', (http) => {
    sendAsset(http, folder, http.params['name'] ?? '');
  });
  router.get('/phones/api/state', async (http) => {
    http.body = await stateOf(table);
  });
  router.get('/phones/api/events', (http) => {
    table.pages.follow(http);
  });
  addVerbs(router, table);
  addTaking(router, table);
  if (ports.desk)
    addDesk(router, ports.desk, () => {
      table.pages.changed();
      return stateOf(table);
    });
  router.all('/phones/{*rest}', (http) => {
    http.status = 404;
  });
  return router;
}

function openTable(ports: PhonesPorts): Table {
  const pages = live(ports.closing);
  const changed = () => {
    pages.changed();
  };
  const now = async () => (await ports.clock()).now;
  ports.telegram?.onChange(changed);
  const table: Table = {
    ports,
    pages,
    plain: plainLine({ webhooks: ports.webhooks, twilio: ports.twilio, now, changed }),
    chat: chatLine({ webhooks: ports.webhooks, telegram: ports.telegram, now }),
    ledger: [],
  };
  setInterval(() => {
    if (pages.open > 0) void followLedger(table).catch(() => null);
  }, ledgerEveryMs).unref();
  return table;
}

function addVerbs(router: Router, table: Table): void {
  function on<Body>(verb: string, schema: z.ZodType<Body>, act: (body: Body) => Promise<void>) {
    router.post(`/phones/api/${verb}`, ownPageOnly, async (http) => {
      await act(await readJson(http, schema));
      table.pages.changed();
      http.body = await stateOf(table);
    });
  }
  const { plain, chat, ports } = table;
  on('send', phoneBodies.send, async ({ key, text }) => {
    const person = await holder(table, key);
    await (person.channel === 'sms' ? plain : chat).send(person, text);
  });
  on('press', phoneBodies.press, async ({ key, messageId, data }) =>
    chat.press(await holder(table, key), messageId, data),
  );
  on('contact', phoneBodies.contact, async ({ key }) =>
    chat.shareContact(await holder(table, key)),
  );
  on('block', phoneBodies.block, async ({ key, blocked }) =>
    chat.block(await holder(table, key), blocked),
  );
  on('call', phoneBodies.call, async ({ key }) => plain.call(await holder(table, key)));
  on('clock', phoneBodies.clock, async ({ step, held }) => {
    // Seen before the step, so that what came before it keeps its time.
    await stateOf(table);
    const people = await everyone(table);
    await ports.moveClock(
      step,
      people.filter(({ key }) => held.includes(key)),
    );
  });
}

/** Gives a plain phone a number of the visitor's own: somebody whom the desk registers, or who writes unknown. */
function addTaking(router: Router, table: Table): void {
  router.post('/phones/api/take', ownPageOnly, async (http) => {
    const { number } = await readJson(http, phoneBodies.take);
    const taken = toE164(number, table.ports.country ?? 'KE');
    if (taken) table.plain.take(taken);
    table.pages.changed();
    http.body = { taken, state: await stateOf(table) } satisfies TakenAnswer;
  });
}

/** Whoever the demo knows by name, then each other number that has a plain phone, be it only that a text went there. */
async function everyone({ ports, plain }: Table): Promise<DemoPerson[]> {
  const people = await ports.people();
  const known = new Set(people.map(({ address }) => address));
  const others = Object.keys(plain.threads()).filter((number) => !known.has(number));
  return [...people, ...others.map(otherPhone)];
}

const otherPhone = (address: string): DemoPerson => ({
  ...{ key: address, channel: 'sms', address, title: 'Another number', language: 'en', level: '' },
});

async function holder(table: Table, key: string): Promise<DemoPerson> {
  const person = (await everyone(table)).find((one) => one.key === key);
  if (!person) throw Object.assign(new Error('Nobody holds that phone.'), { status: 404 });
  return person;
}

async function followLedger(table: Table): Promise<void> {
  const ledger = await table.ports.ledger();
  if (idsOf(ledger) === idsOf(table.ledger)) return;
  table.ledger = ledger;
  table.pages.changed();
}

const idsOf = (entries: readonly LedgerEntry[]) => entries.map(({ id }) => id).join();

async function stateOf(table: Table): Promise<PhonesState> {
  const { ports, plain, chat } = table;
  await followLedger(table);
  const [clock, people, parcels] = await Promise.all([
    ports.clock(),
    everyone(table),
    ports.desk?.parcels() ?? null,
  ]);
  return {
    brand: ports.brand ?? 'Baobab',
    ...clock,
    people,
    threads: plain.threads(),
    stopped: plain.stopped(),
    ...chat.view(people, clock.now),
    real: [
      ...(ports.twilio ? [] : ['sms' as const]),
      ...(ports.telegram ? [] : ['telegram' as const]),
    ],
    ledger: table.ledger,
    desk: parcels?.slice(0, shownParcels) ?? null,
    consoleUrl: ports.consoleUrl ?? null,
  };
}
