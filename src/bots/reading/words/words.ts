/**
 * What a word or phrase says, whatever the language. The tables name them once each; several may
 * hold the same word.
 */
export type Tag =
  // small words
  | 'noise' // small talk: may stand inside any phrase
  | 'gap' // may stand inside a phrase, one between two words
  | 'article' // the same, and a phrase that holds one is found without it
  | 'filler' // says nothing by itself
  | 'other' // known, and means nothing here; never taken for a slip of another word
  | 'neg'
  | 'if'
  | 'ask' // who, where, when, why, "do you"
  | 'why' // why, since when, how come: asks about what already happened
  | 'i'
  | 'me'
  | 'you'
  | 'want'
  | 'have'
  // manners
  | 'greeting'
  | 'thanks'
  | 'yes'
  | 'no'
  | 'sorry'
  // numbers, days and times
  | 'choice' // option, number, send: words beside a chosen digit
  | 'days'
  | 'weeks'
  | 'months'
  | 'when' // today, tomorrow, Monday, tonight
  | 'ahead' // tomorrow, next week
  | 'at-times' // at night, so early, too many: narrows what is asked
  | 'morning'
  | 'afternoon'
  | 'evening'
  // ask
  | 'menu'
  | 'item'
  | 'check'
  | 'here' // in stock, arrived
  | 'there' // in, back, left: of stock only beside "it"
  | 'it'
  | 'gone' // out of stock, not there
  | 'got-any' // "do you have", "is there"
  | 'once' // when, as soon as
  | 'back' // when it is back, once it arrives
  | 'place'
  | 'other-place'
  // keep and collect
  | 'keep'
  | 'kept' // is it kept, did you keep
  | 'tell' // tell me: needs "when"
  | 'notify'
  | 'pickups'
  | 'code'
  | 'lost' // forgot, resend
  | 'ready'
  | 'collect'
  | 'drop'
  | 'drop-it' // a whole request to drop
  | 'dont-need'
  | 'not-want'
  // turned away
  | 'came'
  | 'when-came' // when I came: may stand after what was not there
  | 'nothing' // not there, said after coming
  | 'turned-away'
  | 'none'
  | 'nobody'
  // texts and help
  | 'pause'
  | 'resume'
  | 'call'
  | 'talk'
  | 'human'
  | 'who'
  | 'carrier-help'
  | 'help'
  | 'details'
  | 'change'
  | 'language'
  | 'speaking' // speak, write in
  | 'peeks' // reads, checks, sees: of somebody else's phone or texts
  | 'discreet' // say less, hide it
  | 'in-en'
  | 'in-sw'
  | 'in-fr'
  | 'in-other'
  | 'code-en' // "eng", "sw": a language only when alone
  | 'code-sw'
  | 'code-fr'
  | 'join'
  | 'wipe'
  | 'wipe-it'
  | 'away'
  | 'returned' // home again
  | 'person'
  | 'will-come'
  | 'cannot-come'
  | 'when-where' // when or where they are to come
  | 'may-come' // "can I come", "I want to come": books where a day or an hour is named
  | 'must-come' // "I am supposed to come": asks when
  | 'will-answer' // "ask me", "I will reply": at an hour that is named
  | 'how-long' // how long, until when
  | 'unsuited' // that day or hour does not do
  | 'no-secret' // the secret number is forgotten
  | 'puzzled' // what, huh: by itself
  | 'send'
  | 'proxy'
  | 'visits'
  | 'book'
  | 'booking' // asks for a visit, where 'visits' may ask after one
  | 'book-alone' // the same, where nothing else of visits is said
  | 'moving' // another day or hour for one
  | 'later'
  | 'report'
  | 'log'
  | 'start'
  // opt out
  | 'stop'
  | 'soft'
  | 'reserved' // CANCEL, END, QUIT
  | 'cancel' // cancel, said otherwise
  | 'message'
  | 'texting' // texting, sending, contacting
  | 'dont-text'
  | 'refuse' // don't, no more: of texts, with a word of texting
  | 'received' // tells of a text that came or did not come
  | 'all'
  | 'remove-me'
  | 'not-stop' // "bus stop", "did you stop"
  // not for me
  | 'wrong'
  | 'number'
  | 'not-me'
  | 'not-my' // "not my …", "I am not …"
  | 'wrong-person'
  | 'wrong-number'
  // danger
  | 'danger'
  | 'weary'
  | 'life'
  | 'overtook' // took too many: danger of tablets, or when nothing is named
  | 'pills'
  | 'swallowed'
  | 'took' // took, drank: of medicine or of anything
  | 'took-mine' // drank my medicine: danger beside another person
  | 'whole' // the whole bottle, all at once
  | 'poisons' // bleach, rat poison: danger where swallowed
  | 'no-reason' // no reason, no sense: danger beside life
  | 'still' // does not move, wake or answer: danger beside a person
  | 'kills' // is killing me: danger, unless a thing does it
  | 'thing' // the queue, the rent, a match
  | 'laugh'
  | 'beats' // a hand raised: danger beside whom it hits
  | 'victim'
  | 'weapon'
  | 'wielded'
  | 'ill' // cannot speak or lift a hand: danger beside one of the family
  | 'aside' // to one side: danger of a mouth
  | 'device' // a phone, a battery: what dies without danger
  | 'gravely' // very sick or weak: danger beside what they cannot do
  | 'chest'
  | 'ache'
  | 'swell'
  | 'body'
  | 'breath'
  | 'hard'
  | 'blood'
  | 'much-blood'
  | 'idiom'; // sounds like danger, and is not: "dying to know"

/**
 * One language's words. Entries are separated by commas; `word*` takes any ending, `*word` any
 * beginning. Accents and capitals do not matter.
 */
export interface Words {
  /** Short and loose spellings as `typed = meant`, read before anything else. */
  spelled: string;
  /** Number words as `word = digits`. */
  numbers: string;
  says: Partial<Record<Tag, string>>;
}

/**
 * What a word or phrase says of a day or an hour; a number after a colon belongs to it (`weekday:1` is Monday,
 * `shift:1` tomorrow, `unit:7` a week).
 */
export type DayWords = Readonly<Record<string, string>>;
