import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { Bot } from 'grammy';
import { hearTelegram, telegramRoutes } from '#bots/channels/telegram-webhook.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import type { TurnQueue } from '#bots/channels/turn-queue.js';
import { receive } from '#bots/conversation.js';
import { startBots } from '#bots/start.js';
import { childApp } from './parts.js';
import { withoutLocks } from './without-locks.js';

export interface BotsInput {
  databaseUrl: string;
  token: string;
  secret: string;
  apiRoot: string;
  /** False in the control: the turns of a chat meet. */
  inTurn: boolean;
}

const { databaseUrl, token, secret, apiRoot, inTurn } = (await json(process.stdin)) as BotsInput;
const app = childApp(databaseUrl);
if (!inTurn) withoutLocks(app);
const meeting: TurnQueue = (_, turn) => turn();
const bot = new Bot(token, { client: { apiRoot } });
await bot.init();
const intake = {
  queue: inTurn ? turnQueue() : meeting,
  receive: (incoming: Parameters<typeof receive>[1]) => receive(app, incoming),
  refused: () => undefined,
};
hearTelegram(bot, intake);
const routers = [telegramRoutes(bot, secret, intake)];
const server = await startBots(app, { routers, host: '127.0.0.1', port: 0 });
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
