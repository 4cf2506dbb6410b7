import { readConfig } from '#core/kernel/config.js';
import type { Check, Config, KeySettings } from '#core/kernel/config.js';
import { settings } from '#core/kernel/settings.js';
import { brandRefusal } from '#core/messaging/index.js';
import { demoKeys } from './demo-keys.js';

/** The settings of this process, or one StartRefusal that lists all that is wrong, the words of texts included. */
export function readSettings(): { config: Config; keys: () => KeySettings } {
  const { config, keys } = readConfig(undefined, brand);
  // A demo makes its own, once its folder is known to be there.
  return { config, keys: () => keys ?? demoKeys(config.DATA_DIR) };
}

/** The brand that Sotto comes with was tried on every line before; one of the clinic's own is tried at each start. */
const OURS = settings.shape.BRAND.parse(undefined);

const brand: Check = ({ BRAND, ITEM_NOUN }) => {
  if (BRAND === OURS) return [];
  const refused = brandRefusal(BRAND, ITEM_NOUN);
  return refused ? [refused] : [];
};
