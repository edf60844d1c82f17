/** The limit of `ingest`: a bare node:http server that parses the JSON and answers, keeping nothing. */
import { createServer } from 'node:http';

const reply = Buffer.from('{"resultcode":"0","resultdesc":"Success"}');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(200, {
      'Content-Type': 'application/json;charset=UTF-8',
      'Content-Length': reply.length,
    });
    response.end(reply);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`http://127.0.0.1:${port.toString()}/voice/status\n`);
});
process.once('SIGTERM', () => process.exit(0));
