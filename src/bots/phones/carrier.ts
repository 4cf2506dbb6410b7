/** What the carrier does with a text before the service sees it. */
export interface CarrierAct {
  answer: string;
  /** Whether it blocks from now on; absent where nothing changes. */
  blocks?: boolean;
}

const stopWords = new Set(
  'STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT ARRET'.split(' '),
);
const startWords = new Set(['START', 'YES', 'UNSTOP']);
const helpWords = new Set(['HELP', 'INFO']);

/**
 * The carrier's part by Twilio's default rule: a reserved word alone, in any case. START words
 * count only where the number was stopped; null where the text just passes through.
 */
export function carrierAct(text: string, stopped: boolean): CarrierAct | null {
  const word = text.trim().toUpperCase();
  if (stopWords.has(word))
    return {
      answer:
        'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
      blocks: true,
    };
  if (stopped && startWords.has(word))
    return {
      answer:
        'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
      blocks: false,
    };
  if (helpWords.has(word))
    return { answer: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' };
  return null;
}
