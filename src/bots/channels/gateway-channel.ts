import { SendError } from '#core/messaging/index.js';
import type { Channel, SendReason } from '#core/messaging/index.js';
import { handedOver, reasonOfCode, reasonOfWhole, TAKEN } from './africas-talking.js';
import { silence } from './silence.js';

/** A gateway of SMS that is spoken to over HTTP. */
export interface GatewaySettings {
  /** Where texts are posted to; what stands behind `?` (username, from) goes into each form. */
  url: string;
  key: string;
  /** What the gateway shows our webhooks. */
  secret: string;
}

const TIMEOUT_MS = 10_000;

/** SMS by an HTTP gateway. It cannot be asked what became of a text, so one in doubt becomes a task. */
export function gatewayChannel({ url, key }: GatewaySettings): Channel {
  const target = new URL(url);
  const fixed = [...target.searchParams];
  target.search = '';
  return {
    name: 'sms',
    async call(call) {
      if (call.op !== 'send') throw new SendError('rejected', { code: `sms-${call.op}` });
      const form = new URLSearchParams([...fixed, ['to', call.to], ['message', call.out.text]]);
      const response = await fetch(target, {
        method: 'POST',
        headers: { apiKey: key, accept: 'application/json' },
        body: form,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw silence(cause);
      });
      return idIn(response);
    },
  };
}

/** The gateway's id of a text that it took, or a SendError. */
async function idIn(response: Response): Promise<string> {
  const { status } = response;
  const said: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const retryAfter = Number(response.headers.get('retry-after') ?? 0) || 0;
    throw new SendError(reasonOfStatus(status), { code: status, retryAfter });
  }
  const answer = handedOver.safeParse(said).data?.SMSMessageData;
  if (!answer) throw new SendError('in-doubt', { code: 'unread' });
  const [recipient] = answer.Recipients;
  if (!recipient)
    throw new SendError(reasonOfWhole(answer.Message), { code: answer.Message.slice(0, 60) });
  const { statusCode, messageId } = recipient;
  if (TAKEN.has(statusCode)) return messageId;
  throw new SendError(reasonOfCode(statusCode), { code: statusCode });
}

/** What the status of a whole request means; 401 and 403 are of our key. */
function reasonOfStatus(status: number): SendReason {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'refused-us';
  return status >= 500 ? 'in-doubt' : 'rejected';
}
