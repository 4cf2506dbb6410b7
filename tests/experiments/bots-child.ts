import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { Bot } from 'grammy';
import { hearTelegram, telegramRoutes } from '#bots/channels/telegram-webhook.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import { receive } from '#bots/conversation.js';
import { startBots } from '#bots/start.js';
import { childApp } from './parts.js';

export interface BotsInput {
  databaseUrl: string;
  token: string;
  secret: string;
  apiRoot: string;
}

const { databaseUrl, token, secret, apiRoot } = (await json(process.stdin)) as BotsInput;
const app = childApp(databaseUrl);
const bot = new Bot(token, { client: { apiRoot } });
await bot.init();
const intake = {
  queue: turnQueue(),
  receive: (incoming: Parameters<typeof receive>[1]) => receive(app, incoming),
  refused: () => undefined,
};
hearTelegram(bot, intake);
const routers = [telegramRoutes(bot, secret, intake)];
const server = await startBots(app, { routers, host: '127.0.0.1', port: 0 });
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
