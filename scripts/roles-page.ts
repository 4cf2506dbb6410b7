import { permissions, roles, rolesWith } from '../src/core/kernel/permissions.js';

/** The page docs/roles.md: which role may do what. */
export function rolesPage(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Roles',
    '',
    'Printed from `src/core/kernel/permissions.ts` by `npx tsx scripts/roles.ts`; a test keeps them equal.',
    'Nobody may do what is not marked. Every permission holds at the places that a person works at;',
    'a record opens by its own rules beside it (the patient’s code, or a pickup of today).',
    '',
    row(['May', ...roles]),
    row(['---', ...roles.map(() => ':-:')]),
    ...permissions.map((one) =>
      row([`\`${one}\``, ...roles.map((role) => (rolesWith(one).includes(role) ? '●' : ''))]),
    ),
    '',
  ].join('\n');
}
