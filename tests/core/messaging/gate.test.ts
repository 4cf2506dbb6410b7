import { describe, expect, test } from 'vitest';
import { gateWords } from '#core/messaging/gate-words.js';
import { brandRefusal, brokenLine, refusal } from '#core/messaging/gate.js';
import type { GateRules } from '#core/messaging/gate.js';
import { settings } from '#core/kernel/settings.js';
import { LANGUAGES, LEVELS, NOUNS } from '#core/messaging/lines.js';
import { everyLine } from './every-line.js';
import { forbiddenWords, nearMisses } from './forbidden-words.js';

const covert: GateRules = { language: 'en', level: 'COVERT', brand: 'Baobab' };

function rule(text: string, rules: Partial<GateRules> = {}): string | null {
  return refusal(text, { ...covert, ...rules })?.rule ?? null;
}

/** Words that the row of a level allows, in every language's spelling. */
const allowedFromGeneral = new Set([
  ...['clinic', 'clinics', 'medicine', 'medicines'],
  ...['dawa', 'dawa zako', 'kliniki', 'clinique', 'médicament', 'médicaments'],
]);

/** What a reader finds of these words in a text: whole ones, whatever their case. */
function finder(words: readonly string[]): (text: string) => string | null {
  const any = words.map((word) => word.replace(/[.+]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.exec(text)?.[0] ?? null;
}

describe('words that give a patient away', () => {
  test.each(LANGUAGES)('are found wherever they stand (%s)', (language) => {
    const passed = forbiddenWords[language].filter((word) =>
      [word, word.toUpperCase(), `Yours at 2: ${word}.`, `ok (${word})`, `${word}, 4pm`].some(
        (text) => {
          // Only the word is looked for here: letters outside GSM-7 are refused for themselves.
          const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
          return rule(plain, { language }) !== 'word';
        },
      ),
    );
    expect(passed).toEqual([]);
  });

  test.each(LANGUAGES)('are found with their accents too (%s)', (language) => {
    const passed = forbiddenWords[language].filter((word) => rule(word, { language }) === null);
    expect(passed).toEqual([]);
  });

  test.each(LANGUAGES)('stand in no line, at any level and with any noun (%s)', (language) => {
    const words = [...forbiddenWords[language], ...forbiddenWords.en];
    const atCovert = finder(words);
    const above = finder(words.filter((word) => !allowedFromGeneral.has(word)));
    const found = everyLine()
      .filter((said) => said.language === language)
      .flatMap(({ line, level, rendered, sms }) => {
        const find = level === 'COVERT' ? atCovert : above;
        const texts = [sms, rendered.text, ...rendered.choices.map(({ label }) => label)];
        return texts.flatMap((text) => {
          const word = find(text);
          return word === null ? [] : [`${line.name} ${level}: ${word}`];
        });
      });
    expect(found).toEqual([]);
  });

  test.each(LANGUAGES)('do not hide words that only look like them (%s)', (language) => {
    const refused = nearMisses[language].filter((word) => {
      const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
      return [word, `Yours: ${word}.`, plain.toUpperCase()].some(
        (text) => rule(text, { language }) === 'word',
      );
    });
    expect(refused).toEqual([]);
  });

  test('there are at least fifty such words that pass', () => {
    expect(LANGUAGES.flatMap((language) => nearMisses[language]).length).toBeGreaterThan(50);
  });

  test('are found when spelled out or joined to others', () => {
    for (const text of ['H.I.V. day', 'your h-i-v', 'T.B.', 'anti-HIV', "l'hopital", 'A R V'])
      expect(rule(text, { language: 'fr' }), text).toBe('word');
  });

  test('are English in every language, and Swahili in Swahili alone', () => {
    for (const language of LANGUAGES) expect(rule('hospital', { language })).toBe('word');
    expect(rule('hasi', { language: 'sw' })).toBe('word');
    expect(rule('hasi', { language: 'fr' })).toBe(null);
  });
});

describe('a level', () => {
  test('GENERAL may say clinic and medicine, and no more', () => {
    for (const text of ['your medicine', 'at your clinic']) {
      expect(rule(text), text).toBe('word');
      expect(rule(text, { level: 'GENERAL' }), text).toBe(null);
      expect(rule(text, { level: 'OPEN' }), text).toBe(null);
    }
    const still = ['clinical', 'medication', 'nurse', 'drug', 'result', 'dose', 'viral', 'health'];
    for (const text of still)
      for (const level of LEVELS) expect(rule(text, { level }), `${text} ${level}`).toBe('word');
  });

  test('OPEN may say the own name, and staff and medicines at no level', () => {
    const names = { ownNames: ['Blue', 'Amina Yusuf'], forbiddenNames: ['Otieno', 'Zentivol'] };
    expect(rule('Baobab: Blue, yours is ready', names)).toBe('name');
    expect(rule('Baobab: Blue, yours is ready', { ...names, level: 'GENERAL' })).toBe('name');
    expect(rule('Baobab: Blue, yours is ready', { ...names, level: 'OPEN' })).toBe(null);
    for (const level of LEVELS) {
      expect(rule('Ask OTIENO', { ...names, level })).toBe('name');
      expect(rule('Your Zéntivol', { ...names, level })).toBe('name');
    }
  });
});

describe('names', () => {
  test('are found whole, and not inside a word', () => {
    expect(rule('Ask Ann.', { forbiddenNames: ['Ann'] })).toBe('name');
    expect(rule('Ask Annette', { forbiddenNames: ['Ann'] })).toBe(null);
    expect(rule('Amina Yusuf', { forbiddenNames: ['Amina Yusuf'] })).toBe('name');
    expect(rule('Amina Otieno', { forbiddenNames: ['Amina Yusuf'] })).toBe(null);
  });

  test('nicknames may be said where we ask who it is for', () => {
    const names = { ownNames: ['Blue', 'Green'] };
    const text = 'Who is this for?\n1 Blue\n2 Green\n0 Menu';
    expect(rule(text, names)).toBe('name');
    expect(rule(text, { ...names, kind: 'which-person' })).toBe(null);
  });

  test('that are ordinary words of our lines stop no text', () => {
    const text = 'Kept for you at place 2 until Sun 6 May, 4pm. Send 4.';
    expect(rule(text, { forbiddenNames: ['May', 'Will', 'Place'], ownNames: ['Sun'] })).toBe(null);
    expect(rule('Ask May Otieno', { forbiddenNames: ['May Otieno'] })).toBe('name');
  });
});

describe('a code', () => {
  test('never goes with a place, in any language and however spaced', () => {
    for (const text of [
      'Your number is 4821, place 2',
      '4821 sehemu 2',
      'Place no. 12: 48 21',
      '482-913 point 3',
      'Nambari 4821 sehemu ya 2',
    ])
      expect(rule(text), text).toBe('code-and-place');
    expect(rule('Your number is 4821. Show it at the place you chose.')).toBe(null);
    expect(rule('Kept at place 2 until Wed 29 Sep, 10:30am.')).toBe(null);
    expect(rule('sehemu 2, 29 Septemba, 10:30 (saa 4:30 asubuhi)', { language: 'sw' })).toBe(null);
  });

  test('stands only in a line that has a place for one', () => {
    expect(rule('Thank you, 4821.', { kind: 'thanks' })).toBe('number');
    expect(rule('Your number is 4821.', { kind: 'code' })).toBe(null);
    expect(rule('Call 0800 000 000 now', { kind: 'danger' })).toBe(null);
  });
});

describe('the rest of what may not leave', () => {
  test('a link or an address', () => {
    for (const text of ['see https://a', 'www.baobab', 'baobab.co.ke', 't.me/baobab', 'a@b'])
      expect(rule(text), text).toBe('link');
    expect(rule('Moi Avenue 4')).toBe('word');
    expect(rule('Send 0. Then wait. /delete clears it.')).toBe(null);
  });

  test('money', () => {
    for (const text of ['KES 500', '500 Ksh', 'Sh 20/=', 'pay $5', 'Tsh. 3', '20 FCFA'])
      expect(rule(text), text).toBe('money');
    expect(rule('Send 1 or 2, 4pm')).toBe(null);
  });

  test('a text that is empty, half filled, too long or outside GSM-7', () => {
    expect(rule('')).toBe('empty');
    expect(rule(' \n ')).toBe('empty');
    expect(rule('Kept at place {$place}')).toBe('unfilled');
    expect(rule('a'.repeat(160))).toBe(null);
    expect(rule('a'.repeat(161))).toBe('segments');
    expect(rule('Kept for you’s')).toBe('alphabet');
    expect(refusal('prêt', covert)).toEqual({ rule: 'alphabet', found: 'ê' });
  });
});

describe('a brand', () => {
  test('of one to eleven letters that says nothing of health passes with every noun', () => {
    for (const brand of ['Baobabbaoba', settings.parse({}).BRAND])
      for (const noun of NOUNS) expect(brandRefusal(brand, noun), `${brand} ${noun}`).toBe(null);
    for (const brand of ['Sotto', 'Archive', 'Étoile'])
      expect(brandRefusal(brand), brand).toBe(null);
  });

  test('that is no such word is refused in a sentence', () => {
    for (const brand of ['', 'Baobabbaobab', 'Ba{ob', 'Mti 2', 'Forêt', 'Baobab😀', 'a.b'])
      expect(brandRefusal(brand), brand).toMatch(/^BRAND must be 1 to 11 letters/);
  });

  test('that suggests health is refused', () => {
    for (const brand of ['MyClinic', 'Afyabora', 'HIVcare', 'Dawa', 'Pharmaplus', 'TB', 'Medicana'])
      expect(brandRefusal(brand), brand).toMatch(/suggests health/);
  });

  test('that makes a line longer than a segment is found with the line', () => {
    expect(brokenLine('Baobabbaoba', 'order')).toBe(null);
    expect(brokenLine('Baobabbaobabbao', 'order')).toMatch(/segments/);
  });
});

test('no phrase among the gate words ends in a stem, which only whole words may', () => {
  const mixed = LANGUAGES.flatMap((language) =>
    gateWords(language, 'COVERT').filter((word) => word === '' || /\s.*\*|\*./.test(word)),
  );
  expect(mixed).toEqual([]);
});
