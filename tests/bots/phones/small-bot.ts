import { Bot, InlineKeyboard } from 'grammy';

export const telegramToken = '7100000001:a-token-of-the-demo';

/** What the small service says in a chat. */
export function smallBot(apiRoot: string, note: (text: string) => void, updates: unknown[]): Bot {
  const bot = new Bot(telegramToken, {
    client: { apiRoot },
    botInfo: {
      id: 7_100_000_001,
      is_bot: true,
      first_name: 'Demo',
      username: 'demo_bot',
      can_join_groups: false,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    } as never,
  });
  bot.use((c, next) => {
    updates.push(c.update);
    return next();
  });
  const quiet = { protect_content: true, disable_notification: true };
  const menu = new InlineKeyboard()
    .text('Check item', 'item')
    .row()
    .text('My pickups', 'pickups')
    .text('Help', 'help');
  const keep = new InlineKeyboard()
    .text('Keep it for me', 'keep')
    .row()
    .text('Other place', 'other')
    .text('Menu', 'menu');
  const march = new InlineKeyboard();
  for (const name of ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']) march.text(name, '1:7:-');
  march.row().text(' ', '1:7:-').text(' ', '1:7:-');
  for (const day of [3, 4, 5, 6]) march.text(String(day), `1:7:d2027-03-0${day}`);
  march.text(' ', '1:7:-').row().text('April ›', '1:7:after').row().text('Menu', '1:7:0');
  const yes = 'Item A: yes at place 2 (counted today).';
  bot.on('message', async (c) => {
    if (c.msg.text === 'wipe') {
      const chat = [c.msg.message_id, c.msg.message_id - 1, c.msg.message_id - 2];
      await c.deleteMessages(chat);
    } else await c.reply('Baobab. Choose one:', { ...quiet, reply_markup: menu });
  });
  bot.callbackQuery('item', async (c) => {
    await c.answerCallbackQuery();
    await c.editMessageText(yes, { reply_markup: keep });
  });
  bot.callbackQuery('help', async (c) => {
    await c.answerCallbackQuery();
    await c.editMessageText('March. Which day suits you?', { reply_markup: march });
  });
  bot.callbackQuery('keep', async (c) => {
    await c.answerCallbackQuery('Kept');
    await c.editMessageText('Kept for you at place 2 until Fri 6 Mar, 4pm.');
    note('Kept at place 2, until Friday 16:00');
  });
  bot.on('callback_query', async (c) => {
    await c.answerCallbackQuery('That button has expired.');
  });
  return bot;
}
