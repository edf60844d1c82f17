/**
 * One request on its way in and its answer on the way out: collect the body, store it, then answer. This is
 * the hot path of the product; it takes no detour that a well-formed notification does not need.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { headerPairs } from '../raw-headers.ts';
import { maxRefusedBytes, type FrontDesk, type RefusedMessage } from './front-desk.ts';
import {
  fileBody,
  notStored,
  reasonToRefuse,
  type RefusalReason,
  type Reply,
} from './notification-router.ts';
import type { Arriving, Peer } from './peer.ts';

/** How much of an over-long body is read and thrown away, so that the sender gets to see the refusal. */
const maxDrainedBytes = 16 * 1024 * 1024;

const nothing = Buffer.alloc(0);

export class Exchange implements Arriving {
  readonly #desk: FrontDesk;
  readonly #peer: Peer;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  #reason: RefusalReason | null;
  /** A refusal is on its way or out: what still arrives is thrown away. */
  #refusing = false;
  /** The whole refusal is out, only the connection is kept until the body ends. */
  #refused = false;
  #ended = false;
  #size = 0;
  #first: Buffer | null = null;
  #more: Buffer[] | null = null;

  constructor(desk: FrontDesk, peer: Peer, request: IncomingMessage, response: ServerResponse) {
    this.#desk = desk;
    this.#peer = peer;
    this.#request = request;
    this.#response = response;
    this.#reason = reasonToRefuse(request.method ?? '', request.url ?? '', desk.options.paths);
    peer.exchangeStarted(this);
  }

  /** Receives the body. */
  run(): void {
    this.#request.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    this.#request.on('end', () => {
      this.#finish();
    });
    this.#request.on('error', () => {
      this.breakOff(this.#desk.closing ? 'stopped' : 'aborted', false);
    });
  }

  /** The sender asks before it sends the body (`Expect: 100-continue`). */
  runAfterAsking(): void {
    const declared = Number(this.#request.headers['content-length'] ?? 0);
    if (declared > this.#desk.options.maxBodyBytes) this.#reason ??= 'too-large';
    if (this.#reason === null) {
      this.#response.writeContinue();
      this.run();
      return;
    }
    // The body was not asked for, so the next bytes may be it or another request: the connection ends here.
    this.#response.shouldKeepAlive = false;
    this.#ended = true;
    this.#peer.bodyEnded();
    this.#refuse(this.#reason);
  }

  get isComplete(): boolean {
    return this.#request.complete;
  }

  breakOff(reason: RefusalReason, answerable: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#peer.bodyEnded();
    if (this.#refused) this.#response.end();
    if (this.#refusing) return;
    this.#refusing = true;
    void this.#desk.refuse(reason, this.#message(), answerable).then((reply) => {
      if (answerable) this.#send(reply);
      else this.#peer.exchangeAnswered(this, true);
    });
  }

  #take(chunk: Buffer): void {
    this.#size += chunk.length;
    const { maxBodyBytes } = this.#desk.options;
    if (this.#refusing) {
      if (this.#size > maxBodyBytes + maxDrainedBytes) this.#request.socket.destroy();
      return;
    }
    if (this.#first === null) this.#first = chunk;
    else (this.#more ??= [this.#first]).push(chunk);
    if (this.#size > maxBodyBytes) this.#refuse(this.#reason ?? 'too-large');
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#peer.bodyEnded();
    if (this.#refused) this.#response.end();
    if (this.#refusing) return;
    if (this.#reason !== null) this.#refuse(this.#reason);
    else this.#store();
  }

  #store(): void {
    const body = this.#body();
    const { kind, sessionId, detail, reply } = fileBody(body);
    const { method = null, url = null, rawHeaders } = this.#request;
    const entry = {
      at: this.#desk.options.time.now(),
      kind,
      sessionId,
      callId: null,
      source: this.#peer.source,
      method,
      target: url,
      http: reply.status,
      headers: headerPairs(rawHeaders),
      body,
      detail,
    };
    this.#desk.store(entry).then(
      () => {
        this.#send(reply);
      },
      () => {
        this.#send(notStored);
      },
    );
  }

  /** Stores the refusal, then answers it; the body may still be arriving. */
  #refuse(reason: RefusalReason): void {
    this.#refusing = true;
    void this.#desk.refuse(reason, this.#message(), true).then((reply) => {
      this.#first = this.#more = null;
      if (this.#ended) {
        this.#send(reply);
        return;
      }
      // Ending the answer now would reset the connection under a sender that is still writing, and it would
      // never read the refusal. The answer is complete by its length; `end` follows when the body does.
      this.#response.shouldKeepAlive = false;
      this.#response.writeHead(reply.status, reply.headers).write(reply.body);
      this.#refused = true;
      this.#peer.exchangeAnswered(this, true);
    });
  }

  #send({ status, headers, body }: Reply): void {
    if (this.#peer.exchangeAnswered(this, this.#desk.closing)) this.#response.shouldKeepAlive = false;
    this.#response.writeHead(status, headers);
    this.#response.end(body);
  }

  #message(): RefusedMessage {
    const { method = null, url = null, rawHeaders } = this.#request;
    const body = this.#body().subarray(0, maxRefusedBytes);
    return { source: this.#peer.source, method, target: url, headers: headerPairs(rawHeaders), body };
  }

  #body(): Buffer {
    return this.#more === null ? (this.#first ?? nothing) : Buffer.concat(this.#more, this.#size);
  }
}
