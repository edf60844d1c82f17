/** The limit of a row's delay: a bare node:http server that shows what is posted to a minimal page. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

const reply = Buffer.from('{"resultcode":"0","resultdesc":"Success"}');
const page = readFileSync(join(import.meta.dirname, 'pages/bare.html'));

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const message = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    for (const socket of sockets.clients) socket.send(message);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': reply.length });
    response.end(reply);
  });
});
const sockets = new WebSocketServer({ server });

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`http://127.0.0.1:${port.toString()}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
