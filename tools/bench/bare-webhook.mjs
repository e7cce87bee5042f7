// The least that a webhook can do, as a process of its own: read the form, insert one row, answer.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 12 });
await pool.query(
  'create table if not exists bare_callbacks (id bigint generated always as identity, body text not null)',
);

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (piece) => {
    body += piece;
  });
  request.on('end', () => {
    pool.query('insert into bare_callbacks (body) values ($1)', [body]).then(
      () => response.writeHead(204).end(),
      () => response.writeHead(503).end(),
    );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
