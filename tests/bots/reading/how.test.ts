import { expect, test } from 'vitest';
import { read } from '#bots/reading/read.js';
import { readHow } from '#bots/reading/how.js';

test('how somebody is, is heard in their own words, and what is not well first', () => {
  const well = [
    'en good',
    'en am fine thanks',
    'sw niko poa',
    'en not bad at all',
    'sw sijambo',
    'sw si mbaya',
    'fr ca va pas mal',
    'fr ça va',
    'fr ca va bien merci',
  ];
  const unwell = [
    'en not good',
    'en im sick',
    'sw najisikia vibaya',
    'sw si vizuri',
    'sw si sawa',
    'sw siko salama',
    'fr pas trop en forme',
    'fr pas mal de douleurs',
    'sw poa lakini nina homa',
    'fr ça ne va pas',
    'fr pas bien',
  ];
  const how = (line: string) => readHow(line.slice(3), line.slice(0, 2) as 'en');
  expect(well.map(how)).toEqual(well.map(() => 'well'));
  expect(unwell.map(how)).toEqual(unwell.map(() => 'not-well'));
  expect(['en menu', 'sw nipigie', 'fr rdv'].map(how)).toEqual([null, null, null]);
  // Danger is danger whatever stands beside it.
  expect(read("j'ai très mal, je veux mourir", { language: 'fr' }).is).toBe('danger');
});
