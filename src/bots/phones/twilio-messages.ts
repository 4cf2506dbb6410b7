/** A text that the provider took; `at` is when. */
export interface AcceptedSms {
  sid: string;
  from: string;
  to: string;
  body: string;
  at: Date;
  statusCallback?: string;
  messagingServiceSid?: string;
}

/** A text as Twilio's message resource (2010-04-01), already sent. */
export function messageResource(sms: AcceptedSms, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}.json`;
  const at = sms.at.toUTCString().replace('GMT', '+0000');
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: sms.body,
    date_created: at,
    date_sent: at,
    date_updated: at,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: sms.from,
    messaging_service_sid: sms.messagingServiceSid ?? null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: sms.sid,
    status: 'sent',
    subresource_uris: { media: uri.replace('.json', '/Media.json') },
    to: sms.to,
    uri,
  };
}

/** One page of the list, newest first, filtered by To, From and DateSent as Twilio's list is. */
export function listPage(all: readonly AcceptedSms[], url: URL, accountSid: string) {
  const query = url.searchParams;
  const size = Number(query.get('PageSize') ?? 50);
  const page = Number(query.get('Page') ?? 0);
  const found = all.filter((sms) => fits(sms, query)).reverse();
  const next = new URLSearchParams(query);
  next.set('Page', String(page + 1));
  const more = found.length > (page + 1) * size;
  return {
    messages: found
      .slice(page * size, (page + 1) * size)
      .map((sms) => messageResource(sms, accountSid)),
    page,
    page_size: size,
    next_page_uri: more ? `${url.pathname}?${next.toString()}` : null,
    uri: url.pathname + url.search,
  };
}

function fits(sms: AcceptedSms, query: URLSearchParams): boolean {
  const to = query.get('To');
  const from = query.get('From');
  const after = query.get('DateSent>');
  const before = query.get('DateSent<');
  const on = query.get('DateSent');
  // Twilio keeps whole seconds, so a text sent within the asked second is in.
  const second = Math.floor(sms.at.getTime() / 1000) * 1000;
  return (
    (to === null || to === sms.to) &&
    (from === null || from === sms.from) &&
    (after === null || second >= Math.floor(Date.parse(after) / 1000) * 1000) &&
    (before === null || second <= Date.parse(before)) &&
    (on === null || sms.at.toISOString().startsWith(on.slice(0, 10)))
  );
}
