import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import type { Middleware } from 'koa';
import compress from 'koa-compress';
import { z } from 'zod';
import type { App } from '#core/kernel/context.js';
import { live } from '../contract/live.js';
import { route } from '../contract/route.js';
import { openDesk, sessionOf } from './desk.js';
import type { Desk } from './desk.js';
import { errors } from './errors.js';
import { headers } from './headers.js';
import { describeApi } from './openapi.js';
import { followChanges } from './live.js';
import { ownPageOnly } from './own-page-only.js';
import { pages } from './pages.js';
import { addressBehind } from './address-behind.js';
import { accountRoutes } from './routes/account.js';
import { applicationRoutes } from './routes/applications.js';
import { careRoutes } from './routes/care.js';
import { auditRoutes } from './routes/audit.js';
import { countRoutes } from './routes/counts.js';
import { medicineRoutes } from './routes/medicines.js';
import { placeRoutes } from './routes/places.js';
import { receiptRoutes } from './routes/receipts.js';
import { courseRoutes } from './routes/courses.js';
import { patientActRoutes } from './routes/patient-acts.js';
import { patientRoutes } from './routes/patients.js';
import { rosterRoutes } from './routes/rosters.js';
import { serviceRoutes } from './routes/services.js';
import { rolesRoutes } from './routes/roles.js';
import { pickupRoutes } from './routes/pickups.js';
import { linkRoutes } from './routes/links.js';
import { ownChatRoutes } from './routes/own-chat.js';
import { ownNumberRoutes } from './routes/own-number.js';
import { secondStepRoutes } from './routes/second-step.js';
import { sessionRoutes } from './routes/session.js';
import { staffRoutes } from './routes/staff.js';
import { stockRoutes } from './routes/stock.js';
import { supplyRoutes } from './routes/supply.js';
import { reportRoutes } from './routes/reports.js';
import { taskRoutes } from './routes/tasks.js';
import { textRoutes } from './routes/texts.js';
import { todayRoutes } from './routes/today.js';
import { visitRoutes } from './routes/visits.js';
import { findAsking } from './session.js';
import { wordsOf } from './words.js';

/** What the console is served with. */
export interface ConsoleParts {
  app: App;
  /** Where the build put the web half. */
  folder: string;
  /** Whether it is reached by https. */
  https: boolean;
  /** More to serve: a demo's own routes. */
  beside?: (desk: Desk) => void;
}

/** What is served, and how to end its streams before the server closes. */
export interface ConsoleServer {
  koa: Koa;
  desk: Desk;
  leave: () => void;
}

const openapi = route('GET /api/openapi.json', {
  summary: 'This description.',
  answer: z.record(z.string(), z.unknown()),
});

const BODY = '256kb';

const routes: readonly ((desk: Desk) => void)[] = [
  rolesRoutes,
  sessionRoutes,
  secondStepRoutes,
  accountRoutes,
  ownNumberRoutes,
  ownChatRoutes,
  linkRoutes,
  staffRoutes,
  applicationRoutes,
  placeRoutes,
  medicineRoutes,
  stockRoutes,
  supplyRoutes,
  countRoutes,
  receiptRoutes,
  patientRoutes,
  patientActRoutes,
  careRoutes,
  courseRoutes,
  pickupRoutes,
  visitRoutes,
  serviceRoutes,
  rosterRoutes,
  taskRoutes,
  textRoutes,
  todayRoutes,
  reportRoutes,
  auditRoutes,
];

/** The staff's Koa app and the desk that serves its routes; another app than the bots', on another port. */
export function consoleApp({ app, folder, https, beside }: ConsoleParts): ConsoleServer {
  const koa = new Koa();
  koa.on('error', (err: unknown) => {
    // Whoever closes a page leaves its stream, and fails nothing.
    if (isCode(err, 'ERR_STREAM_PREMATURE_CLOSE')) return;
    app.log.error({ err }, 'a request failed');
  });
  const desk = openDesk(app);
  const changes = followChanges(app);
  for (const serve of routes) serve(desk);
  desk.raw(live.events, 'self.manage', (http) => {
    http.type = 'text/event-stream';
    http.compress = false;
    http.body = changes.open(sessionOf(http).sessionId);
    return Promise.resolve(undefined);
  });
  beside?.(desk);
  desk.raw(openapi, 'anyone', () => Promise.resolve(describeApi(desk)));
  koa
    .use(addressBehind(app.config.TRUSTED_PROXIES))
    .use(headers({ https }))
    .use(errors(app.log, wordsOf))
    .use(packed)
    .use(compress())
    .use(pages(app, folder))
    .use(ownPageOnly)
    .use(bodyParser({ enableTypes: ['json'], jsonLimit: BODY }))
    .use(findAsking(app))
    .use(desk.router.routes())
    .use(desk.router.allowedMethods());
  return {
    koa,
    desk,
    leave: () => {
      changes.close();
    },
  };
}

/** Whoever takes no coding at all gets the plain bytes rather than a fault (RFC 9110 §12.5.3). */
const packed: Middleware = (http, next) => {
  if (!http.acceptsEncodings('gzip', 'deflate', 'br', 'identity')) http.compress = false;
  return next();
};

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
