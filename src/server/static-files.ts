/** The built screens as files. The page itself is written anew for every answer, because of its nonce. */
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { noncePlaceholder, securityHeaders } from '../contract/content-security-policy.ts';
import { AppError } from '../contract/errors.ts';
import { newNonce } from './nonce.ts';

/**
 * Files below `assets` carry their content's digest in their name, so a browser keeps them for good.
 *
 * @throws AppError `not-found` where the screens were not built
 */
export async function serveStaticFiles(server: FastifyInstance, folder: string): Promise<void> {
  const pagePath = join(folder, 'index.html');
  await readPage(pagePath);

  server.get('/', async (_request, reply) => {
    const nonce = newNonce();
    const page = await readPage(pagePath);
    return reply
      .headers(securityHeaders(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(noncePlaceholder, nonce));
  });
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: 'ignore',
    // The page as it lies there has no nonce.
    allowedPath: (path) => path !== '/index.html',
    preCompressed: true,
    decorateReply: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isHashed = path.startsWith(join(folder, 'assets') + sep);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

async function readPage(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError(
      'not-found',
      { en: `The screens are not there: ${path} is missing.`, zh: `缺少界面文件：${path}。` },
      {
        next: {
          en: 'In a checkout run "npm run build"; else install Ringcode again.',
          zh: '请在源码目录下执行“npm run build”，或重新安装 Ringcode。',
        },
        cause,
      },
    );
  }
}
