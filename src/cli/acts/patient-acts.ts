import type { Command } from 'commander';
import type { Context } from '#core/kernel/context.js';
import { dayOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import { LANGUAGES, LEVELS } from '#core/kernel/language.js';
import { toE164 } from '#core/kernel/phone.js';
import { assertNickname, joinLink } from '#core/messaging/index.js';
import { addCourse, enrol, findPatientByRef } from '#core/patients/index.js';
import type { Enrol } from '#core/patients/index.js';
import { productByCode, programmeByCode } from '#core/medicines/index.js';
import { day, lineOf, wholeBetween, wholeNumber } from '../arguments.js';
import { siteNumbered } from '../site-numbered.js';
import { print } from '../print.js';
import { act } from '../with-app.js';

interface EnrolOptions {
  name?: string;
  phone?: string;
  language: string;
  level: string;
  place?: number;
  secret?: string;
  nickname?: string;
  json?: boolean;
}

interface CourseOptions {
  patient: string;
  programme: string;
  product: string;
  units: number;
  days: number;
  due?: string;
  json?: boolean;
}

/** Patients and what they collect. */
export function addPatientActs(program: Command): void {
  program
    .command('enrol')
    .description('register a patient; prints the three words that link a phone')
    .option('--name <name>', 'sealed; only the desk sees it', lineOf(120))
    .option('--phone <number>', 'a number proved at the desk')
    .option('--language <language>', LANGUAGES.join(', '), 'en')
    .option('--level <level>', LEVELS.join(', '), 'COVERT')
    .option('--place <n>', 'the usual place', wholeNumber)
    .option('--secret <digits>', 'the secret number, six digits')
    .option('--nickname <name>', 'for a shared phone')
    .option('--json')
    .action(enrolOne);
  program
    .command('course')
    .description('what a patient collects')
    .command('add')
    .requiredOption('--patient <ref>', 'public ref')
    .requiredOption('--programme <code>')
    .requiredOption('--product <code>')
    .option('--units <n>', 'units a handover', wholeBetween(1, 1_000), 1)
    .option('--days <n>', 'days they last', wholeBetween(1, 366), 30)
    .option('--due <day>', 'first due day, 2027-03-31; today if left out', day)
    .option('--json')
    .action(addOne);
}

async function enrolOne(given: EnrolOptions): Promise<void> {
  const enrolled = await act(async (ctx) => {
    await assertNickname(ctx, given);
    const made = await enrol(ctx, await enrolment(ctx, given));
    const link = await joinLink(ctx, made.joinWords);
    return { ...made, ...(link && { joinLink: link }) };
  });
  const { publicRef, joinWords, joinLink: link } = enrolled;
  const lines = [
    `Patient ${publicRef} is enrolled.`,
    `To link a phone: JOIN ${joinWords}`,
    ...(link ? [`On Telegram: ${link}`] : []),
  ];
  print(enrolled, lines, given.json);
}

async function enrolment(ctx: Context, given: EnrolOptions): Promise<Enrol> {
  const { name, nickname, secret: secretNumber, place } = given;
  const value = given.phone ? toE164(given.phone, ctx.config.DEFAULT_COUNTRY) : null;
  if (given.phone && !value) throw new DomainError('invalid', { field: 'phone' });
  return {
    language: oneOf(LANGUAGES, given.language, 'language'),
    level: oneOf(LEVELS, given.level.toUpperCase(), 'level'),
    ...(name && { name }),
    ...(nickname && { nickname }),
    ...(secretNumber && { secretNumber }),
    ...(value && { address: { channel: 'sms', value } }),
    ...(place !== undefined && { usualSiteId: (await siteNumbered(ctx, place)).id }),
  };
}

function oneOf<T extends string>(all: readonly T[], given: string, field: string): T {
  const found = all.find((each) => each === given);
  if (!found) throw new DomainError('invalid', { field });
  return found;
}

async function addOne(given: CourseOptions): Promise<void> {
  const course = await act(async (ctx) =>
    addCourse(ctx, {
      patientId: await findPatientByRef(ctx, given.patient),
      programmeId: (await programmeByCode(given.programme)).id,
      productId: (await productByCode(given.product)).id,
      units: given.units,
      daysSupply: given.days,
      intervalDays: given.days,
      dueOn: given.due ?? dayOf(ctx.now, ctx.config.DEFAULT_ZONE),
    }),
  );
  print(course, [`Added as Item ${course.letter}.`], given.json);
}
