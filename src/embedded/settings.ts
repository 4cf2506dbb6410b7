/** What the server's command line is made of. */
export interface ServerSettings {
  port: number;
  maxConnections: number;
  /** False risks the data in a crash of the machine, for speed: tests only. */
  durable: boolean;
  /** The folder of its Unix-domain socket; none where it is empty. */
  socketIn: string;
}

/** Nothing is kept past a run, and a run makes hundreds of databases: each would be visited once a minute. */
const forTests = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10min',
};

/** Server parameters as `-c name=value`: loopback only, quiet about what rows contain, modest in memory. */
export function serverArguments({
  port,
  maxConnections,
  durable,
  socketIn,
}: ServerSettings): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: socketIn,
    max_connections: maxConnections,
    superuser_reserved_connections: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: '64MB',
    io_method: 'sync',
    jit: 'off',
    autovacuum_max_workers: 2,
    max_parallel_workers: 2,
    wal_level: 'minimal',
    max_wal_senders: 0,
    min_wal_size: '32MB',
    max_wal_size: '512MB',
    // Statements and details quote rows, and rows hold personal data.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable ? {} : forTests),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
