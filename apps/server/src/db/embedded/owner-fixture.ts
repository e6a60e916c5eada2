import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** A process of its own that owns an embedded server: tells its URL to its parent, or stops again at once. */
const [folder = '', mode] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ folder });
if (mode === 'stop') await server.close();
else {
  process.send?.(server.url('postgres'));
  setInterval(() => {}, 60_000);
}
