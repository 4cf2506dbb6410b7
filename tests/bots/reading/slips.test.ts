import { expect, test } from 'vitest';
import { read } from '../../../src/bots/reading/read.js';

test.each([
  ['availble', 'item'],
  ['is itme A avialable', 'item'],
  ['niweke', 'keep'],
  ['niwekeee', 'keep'],
  ['niwekke', 'keep'],
  ['pikcups', 'pickups'],
  ['retraist', 'pickups'],
  ['kuchkua', 'pickups'],
  ['merrci', 'thanks'],
  ['bonjuor', 'menu'],
  ['langauge', 'language'],
  ['hellooo', 'menu'],
  ['stoppp', 'opt-out'],
])('%j is forgiven and read as %s', (typed, is) => {
  expect(read(typed, { language: 'en' }).is).toBe(is);
});

test.each([
  ...['stpo', 'sotp', 'stopp', 'stap', 'unsubscrbe', 'unsubscribr', 'cancle', 'cancl', 'quiit'],
  ...['wronng', 'worng', 'wrogn', 'nonee', 'noen', 'drpo', 'droop', 'liberrer', 'haikuwepoo'],
  ...['sitakii', 'ondokka', 'arett', 'nimebakiwa', 'rapelez', 'joinn'],
])('%j is not taken for the word that would end something', (typed) => {
  const acts = ['opt-out', 'soft-opt-out', 'wrong', 'none', 'drop', 'danger', 'join'];
  expect(acts).not.toContain(read(typed, { language: 'en' }).is);
});
