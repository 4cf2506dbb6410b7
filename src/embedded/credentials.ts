import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './write-whole.js';

/** Where the database listens and what its two roles sign in with; kept in a file of mode 0600. */
export interface Credentials {
  port: number;
  ownerPassword: string;
  appPassword: string;
}

/** Connection strings of the two roles, for the database `sotto`. */
export interface PostgresUrls {
  /** The role `sotto_owner`: owns the database `sotto` and may create others. */
  ownerUrl: string;
  /** The role `sotto_app`: may sign in, and do what migrations grant it. */
  appUrl: string;
}

const fileIn = (folder: string) => path.join(folder, 'postgres.json');

/** Random passwords and no port yet. */
export function newCredentials(): Credentials {
  const password = () => randomBytes(24).toString('base64url');
  return { port: 0, ownerPassword: password(), appPassword: password() };
}

/** The credentials remembered in `folder`, if any. */
export function readCredentials(folder: string): Credentials | undefined {
  if (!existsSync(fileIn(folder))) return undefined;
  return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Credentials;
}

/** Remembers the credentials in `folder`, whole or not at all. */
export function saveCredentials(folder: string, credentials: Credentials): void {
  writeWhole(fileIn(folder), `${JSON.stringify(credentials)}\n`);
}

/** The connection strings that these credentials make, by TCP or by the socket in a folder. */
export function urlsOf(
  { port, ownerPassword, appPassword }: Credentials,
  socketIn = '',
): PostgresUrls {
  const by = socketIn && `?${new URLSearchParams({ host: socketIn }).toString()}`;
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/sotto${by}`;
  return {
    ownerUrl: url('sotto_owner', ownerPassword),
    appUrl: url('sotto_app', appPassword),
  };
}
