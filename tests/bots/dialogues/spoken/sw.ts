import type { Spoken } from './spoken.js';

/** What reminders say in Swahili, at COVERT. */
export const sw: Spoken = {
  words: {
    pause: 'pumzisha 14',
    resume: 'endelea',
    away: 'niko safarini',
    later: 'baadaye',
    who: 'NI NANI',
    log: 'ALIYEFUNGUA',
    me: 'MIMI',
    book: 'MIADI',
  },
  ready: {
    text: 'Baobab: bidhaa yako iko tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni).',
    choices: { '1': 'Nambari yangu', '2': 'Siku nyingine', '3': 'Nitatuma mtu' },
  },
  why: {
    text: 'Baobab: bado tumekuwekea hadi Ijumaa 12 Machi.',
    choices: {
      '1': 'Nakuja',
      '2': 'Bado ninayo',
      '3': 'Nilikuja, haikuwepo',
      '4': 'Nilipata kwingine',
      '5': 'Nipigie simu',
      '6': 'Nilihama',
    },
  },
  whyTo: {
    '1': {
      text: 'Tumekuwekea sehemu 2 hadi Ijumaa 12 Machi, 16:00 (saa 10 jioni). Karibu.',
      tail: 'Kubadilisha tuma 4.',
      hidden: ['Bidhaa za kuchukua'],
    },
    '2': {
      text: 'Asante kwa kutuambia. Tumeirudisha kwa sasa.',
      tail: 'Ukihitaji, tuma 1.',
      hidden: ['Angalia bidhaa'],
    },
    '3': {
      text: 'Pole, na asante kwa kutuambia. Bado tumekuwekea na tunatafuta: subiri ujumbe wetu kabla ya kuja. Ipo sehemu 5.',
      choices: {
        '1': 'Niwekee huko',
        '5': 'Nipigie simu',
        '0': 'Menyu',
      },
    },
    '4': {
      text: 'Asante kwa kutuambia. Tumeirudisha kwa sasa.',
      tail: 'Ukihitaji, tuma 1.',
      hidden: ['Angalia bidhaa'],
    },
    '5': {
      text: 'Tukupigie simu wakati gani?',
      choices: { '1': 'Asubuhi', '2': 'Mchana', '3': 'Jioni', '0': 'Menyu' },
    },
    '6': { text: 'Asante kwa kutuambia. Mtu wetu atakusaidia kuhusu hilo.' },
  },
  missed: {
    text: 'Baobab: tukuwekee bidhaa yako sehemu 2?',
    choices: { '1': 'Niwekee', '2': 'Sehemu nyingine', '5': 'Nipigie simu' },
  },
  keptNow: {
    text: 'Tumekuwekea sehemu 2 hadi Jumanne 9 Machi, 16:00 (saa 10 jioni). Tutakujulisha ukiweza kuja.',
    tail: 'Kubadilisha tuma 4.',
    hidden: ['Bidhaa za kuchukua'],
  },
  withheld: {
    text: 'Baobab: tafadhali njoo tuzungumze kwanza, Jumamosi 6 Machi, sehemu 2.',
    choices: { '1': 'Nitakuja', '5': 'Nipigie simu', '0': 'Menyu' },
  },
  thanks: { text: 'Sawa, asante.' },
  checkIn: {
    text: 'Baobab: unaendeleaje wiki hii?',
    choices: { '1': 'Vizuri', '2': 'Si vizuri', '5': 'Nipigie simu' },
  },
  well: { text: 'Asante kwa kutuambia. Uwe na wiki njema.' },
  notWell: {
    text: 'Asante kwa kutuambia. Tutakupigia saa ulizochagua. Unahitaji mtu sasa? Piga #### 000 000.',
  },
  callHours: {
    text: 'Tukupigie simu wakati gani?',
    choices: { '1': 'Asubuhi', '2': 'Mchana', '3': 'Jioni', '0': 'Menyu' },
  },
  laterSet: { text: 'Sawa, tutakuuliza tena kesho saa hii.' },
  laterNot: {
    text: 'Sawa, tunaacha ilivyo.',
    choices: { '0': 'Menyu' },
  },
  paused: {
    text: 'Tumesimamisha ujumbe hadi Jumatano 17 Machi. Tulichokuwekea kinabaki. Tuma ENDELEA kuanza mapema.',
  },
  resumed: { text: 'Sawa, tutakutumia ujumbe tena.' },
  awayAsk: {
    text: 'Ukiwa safarini, sehemu yako iwe 5?',
    choices: { '1': 'Ndiyo', '0': 'Menyu' },
  },
  awayDays: {
    text: 'Sehemu 5: kwa muda gani?',
    choices: { '1': 'Wiki moja', '2': 'Wiki mbili', '3': 'Wiki nne', '0': 'Menyu' },
  },
  awaySet: {
    text: 'Sawa. Hadi Jumanne 16 Machi miadi yako na tutakachokuwekea vitakuwa sehemu 5.',
    choices: { '0': 'Menyu' },
  },
  awayNow: {
    text: 'Uko safarini hadi Jumanne 16 Machi: sehemu yako ni 5.',
    choices: { '1': 'Nimerudi', '0': 'Menyu' },
  },
  awayOver: { text: 'Karibu tena. Sehemu yako ni 2 kama kawaida.', choices: { '0': 'Menyu' } },
  stillYou: {
    text: 'Hii ni Baobab. Ulitarajia ujumbe kutoka kwetu?',
    choices: { '1': 'Ndiyo', '2': 'Hapana' },
  },
  unlock: {
    text: 'Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.',
  },
  who: {
    text: 'Hii ni Baobab: miadi na bidhaa.',
    tail: 'Si yako? Tuma 9 na hatutatuma tena ujumbe kwa nambari hii.',
    hidden: ['Si yangu'],
  },
  reportNone: { text: 'Bado hakuna kilichopangwa.' },
  noVisit: {
    text: 'Bado huwezi kuweka miadi hapa. Tafadhali uliza pale unapoenda kwa kawaida.',
    choices: { '5': 'Nipigie simu', '0': 'Menyu' },
  },
  logNone: { text: 'Hakuna aliyefungua taarifa zako kwa siku 30 zilizopita.' },
  logOne: {
    text: 'Siku 30: imefunguliwa mara moja, Jumatano 3 Machi, sehemu 2 (kwa nambari yako).',
    tail: 'Si sawa? Tuma 5.',
    hidden: ['Nipigie simu'],
  },
  logSome: {
    text: 'Siku 30: imefunguliwa mara 2, mwisho Jumatano 3 Machi (bila nambari) na Jumatano 3 Machi, sehemu 2 (kwa nambari yako).',
    tail: 'Si sawa? Tuma 5.',
    hidden: ['Nipigie simu'],
  },
};
