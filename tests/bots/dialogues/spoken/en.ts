import type { Spoken } from './spoken.js';

/** What reminders say in English, at COVERT. */
export const en: Spoken = {
  words: {
    pause: 'pause 14',
    resume: 'resume',
    away: 'i am away',
    later: 'later',
    who: 'who are you',
    log: 'LOG',
    me: 'ME',
    book: 'BOOK',
  },
  ready: {
    text: 'Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.',
    choices: { '1': 'My number', '2': 'Other day', '3': 'Someone will come for me' },
  },
  why: {
    text: 'Baobab: still kept for you to Fri 12 Mar.',
    choices: {
      '1': 'I am coming',
      '2': 'I have enough',
      '3': 'I came, it was not there',
      '4': 'Got it elsewhere',
      '5': 'Call me',
      '6': 'I moved away',
    },
  },
  whyTo: {
    '1': {
      text: 'Kept for you at place 2 until Fri 12 Mar, 4pm. See you then.',
      tail: 'To change it send 4.',
      hidden: ['My pickups'],
    },
    '2': {
      text: 'Thank you for telling us. It goes back for now.',
      tail: 'When you need it, send 1.',
      hidden: ['Check item'],
    },
    '3': {
      text: 'Sorry, and thank you for telling us. It is still kept: we look for it and text you before you come. Place 5 has it.',
      choices: {
        '1': 'Keep it there',
        '5': 'Call me',
        '0': 'Menu',
      },
    },
    '4': {
      text: 'Thank you for telling us. It goes back for now.',
      tail: 'When you need it, send 1.',
      hidden: ['Check item'],
    },
    '5': {
      text: 'When may we call you?',
      choices: { '1': 'Morning', '2': 'Afternoon', '3': 'Evening', '0': 'Menu' },
    },
    '6': { text: 'Thank you for telling us. A person will see to it with you.' },
  },
  missed: {
    text: 'Baobab: shall we keep yours at place 2?',
    choices: { '1': 'Keep it for me', '2': 'Other place', '5': 'Call me' },
  },
  keptNow: {
    text: 'Kept for you at place 2 until Tue 9 Mar, 4pm. We will text you when it is ready.',
    tail: 'To change it send 4.',
    hidden: ['My pickups'],
  },
  withheld: {
    text: 'Baobab: please come and talk to us first, Sat 6 Mar, place 2.',
    choices: { '1': 'I will come', '5': 'Call me', '0': 'Menu' },
  },
  thanks: { text: 'OK, thank you.' },
  checkIn: {
    text: 'Baobab: how are you this week?',
    choices: { '1': 'OK', '2': 'Not OK', '5': 'Call me' },
  },
  well: { text: 'Thank you for telling us. Have a good week.' },
  notWell: {
    text: 'Thank you for telling us. We will call in the hours you chose. Need someone now? Call #### 000 000.',
  },
  callHours: {
    text: 'When may we call you?',
    choices: { '1': 'Morning', '2': 'Afternoon', '3': 'Evening', '0': 'Menu' },
  },
  laterSet: { text: 'OK, we will ask you again tomorrow at this hour.' },
  laterNot: {
    text: 'OK, it stays as it is.',
    choices: { '0': 'Menu' },
  },
  paused: {
    text: 'Paused until Wed 17 Mar. What is kept for you stays kept. Send RESUME to start sooner.',
  },
  resumed: { text: 'OK, our texts are on again.' },
  awayAsk: {
    text: 'While you are away, shall your place be 5?',
    choices: { '1': 'Yes', '0': 'Menu' },
  },
  awayDays: {
    text: 'Place 5: for how long?',
    choices: { '1': 'One week', '2': 'Two weeks', '3': 'Four weeks', '0': 'Menu' },
  },
  awaySet: {
    text: 'OK. Until Tue 16 Mar your visits and what we keep for you are at place 5.',
    choices: { '0': 'Menu' },
  },
  awayNow: {
    text: 'You are away until Tue 16 Mar: your place is 5.',
    choices: { '1': 'I am back', '0': 'Menu' },
  },
  awayOver: { text: 'Welcome back. Your place is 2 again.', choices: { '0': 'Menu' } },
  stillYou: {
    text: 'This is Baobab. Did you expect a text from us?',
    choices: { '1': 'Yes', '2': 'No' },
  },
  unlock: {
    text: 'Secret number: send only its Nth and Nth digits, like 58.',
  },
  who: {
    text: 'This is Baobab: bookings and orders.',
    tail: 'Not for you? Send 9 and we will not text this number again.',
    hidden: ['Not for me'],
  },
  reportNone: { text: 'Nothing is planned yet.' },
  noVisit: {
    text: 'No visit can be booked here for you yet. Please ask where you usually go.',
    choices: { '5': 'Call me', '0': 'Menu' },
  },
  logNone: { text: 'Nobody opened your details in the last 30 days.' },
  logOne: {
    text: 'Opened once in 30 days: Wed 3 Mar, place 2 (with your code).',
    tail: 'Not right? Send 5.',
    hidden: ['Call me'],
  },
  logSome: {
    text: 'Opened 2 times in 30 days, last Wed 3 Mar (no code) and Wed 3 Mar, place 2 (with your code).',
    tail: 'Not right? Send 5.',
    hidden: ['Call me'],
  },
};
