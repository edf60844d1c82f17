import { AppError } from '../contract/errors.ts';
import { findFreePort, listenerStartProblem } from '../core/listener/start-problem.ts';

/** Words what the system says when the screens cannot be served there; other errors pass unchanged. */
export async function wordStartFailure(error: unknown, host: string, port: number): Promise<unknown> {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return portInUse(port, await findFreePort(host, port), error);
  const worded = listenerStartProblem(error);
  return worded === null
    ? error
    : new AppError(worded.code, worded.text, { next: worded.next, cause: error });
}

function portInUse(port: number, freePort: number | null, cause: unknown): AppError {
  const free = freePort === null ? '' : ` ${freePort}`;
  return new AppError(
    'port-in-use',
    { en: `Port ${port} is in use by another program.`, zh: `端口 ${port} 已被其他程序占用。` },
    {
      next: {
        en: `Stop that program, or choose another port with --port${free}; 0 takes a free one.`,
        zh: `请停止该程序，或用 --port${free} 更换端口；0 表示自动选择空闲端口。`,
      },
      cause,
    },
  );
}
