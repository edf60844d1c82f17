import { Worker } from 'node:worker_threads';
import { LogUnavailable } from './event-log.ts';
import type { FromWorker, RequestName, Requests, WorkerSettings } from './messages.ts';

interface Waiting {
  readonly resolve: (output: Requests[RequestName]['output']) => void;
  readonly reject: (error: LogUnavailable) => void;
}

export interface LinkOptions {
  readonly workerUrl: URL;
  /** Asked for again at each start of the worker. */
  readonly settings: () => WorkerSettings;
  readonly onChanged: (newest: number) => void;
  /** The worker was started again after it died. */
  readonly onRestart: () => void;
}

/** Requests to the worker. One that died fails what it was asked, and is started again by the next request. */
export class WorkerLink {
  readonly #options: LinkOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #starts = 0;
  #lastId = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  request<K extends RequestName>(
    what: K,
    input: Requests[K]['input'],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Requests[K]['output']> {
    const worker = this.#worker ?? this.#start();
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      // The worker answers a request with the output of its name: its handlers are typed by the same table.
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, what, input }, transfer);
    });
  }

  /** Ends the worker, after what it is doing. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    await this.request('close', null).catch(() => worker.terminate());
    await ended;
  }

  #start(): Worker {
    const { workerUrl, settings } = this.#options;
    const worker = new Worker(workerUrl, { workerData: settings(), name: 'event-log' });
    this.#worker = worker;
    this.#starts += 1;
    let reason = 'the log worker ended';
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', () => this.#ended(worker, reason));
    if (this.#starts > 1) this.#options.onRestart();
    return worker;
  }

  #receive(message: FromWorker): void {
    if (message.what === 'changed') {
      this.#options.onChanged(message.newest);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.what === 'done') waiting?.resolve(message.output);
    else waiting?.reject(new LogUnavailable(message.problem, message.message));
  }

  #ended(worker: Worker, reason: string): void {
    if (this.#worker === worker) this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new LogUnavailable('other', reason));
  }
}
