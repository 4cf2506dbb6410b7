import { Router } from '@koa/router';
import type { RouterContext } from '@koa/router';
import type { z } from 'zod';
import { isSecret } from '#core/kernel/is-secret.js';
import type { DeliveryReport } from '#core/messaging/index.js';
import { delivery, inbound, reportedBy } from './africas-talking.js';
import { genuineForm } from './genuine-form.js';
import { hear } from './hear.js';
import type { Intake } from './hear.js';

/** What the webhooks stand on. */
export interface GatewayWebhooks extends Intake {
  /** Shown in the header `X-Gateway-Secret`, or in `?secret=` where the gateway knows only an address. */
  secret: string;
  /** Takes a report in by the gateway's own id of the text; false where that id is not known, or not yet. */
  report: (report: Omit<DeliveryReport, 'messageId'>) => Promise<boolean>;
  /** Counts a refused request by its kind; nothing else of it is kept. */
  refused: (kind: string) => void;
}

/** Texts and delivery reports as a gateway posts them: verify, record, answer with nothing; what is said leaves by the outbox. */
export function gatewayRoutes(hooks: GatewayWebhooks): Router {
  const router = new Router();
  router.post('/webhooks/sms/messages', async (http) => {
    const form = await genuine(http, hooks, inbound);
    if (!form) return;
    const { id: externalId, from, text } = form;
    await hear(hooks, {
      provider: 'gateway',
      externalId,
      from: { channel: 'sms', value: from },
      event: { is: 'text', text },
    });
    http.body = '';
  });
  router.post('/webhooks/sms/status', async (http) => {
    const form = await genuine(http, hooks, delivery);
    if (!form) return;
    const reported = reportedBy(form);
    const known = !reported || (await hooks.report({ providerId: form.id, ...reported }));
    // It may have overtaken our own note of the id: a gateway that asks again is heard then.
    http.status = known ? 200 : 404;
    http.body = '';
  });
  return router;
}

/** The form of a request that shows the secret, or null with the refusal answered. */
function genuine<T extends z.ZodType>(
  http: RouterContext,
  { secret: wanted, refused }: GatewayWebhooks,
  schema: T,
): Promise<z.infer<T> | null> {
  const { secret } = http.query;
  const shown = http.get('X-Gateway-Secret') || (typeof secret === 'string' ? secret : '');
  return genuineForm(http, {
    provider: 'gateway',
    proves: () => isSecret(shown, wanted),
    schema,
    refused,
  });
}
