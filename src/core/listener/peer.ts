/** What is known of one connection, and what to do when it breaks. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FrontDesk, RefusedMessage } from './front-desk.ts';
import { fileRefusal, type RefusalReason } from './notification-router.ts';

/** A request whose body is arriving, as its connection sees it. */
export interface Arriving {
  /** The last byte has been parsed, though its end may not have been reported yet. */
  readonly isComplete: boolean;
  /** The request will not be completed. `answerable`: the sender can still be told. */
  breakOff(reason: RefusalReason, answerable: boolean): void;
}

export class Peer {
  /** Address and port, null for a connection that was gone before it was looked at. */
  readonly source: string | null;
  /** The exchange whose body is arriving. */
  #current: Arriving | null = null;
  /** The last exchange begun, while it has no answer. */
  #newest: Arriving | null = null;
  /** Requests without an answer; a pipelining sender has several. */
  #open = 0;
  /** The connection ends with the answer to the newest request. */
  #lastAnswerEnds = false;
  #failed = false;

  constructor(socket: Socket) {
    const { remoteAddress, remotePort } = socket;
    this.source = remoteAddress === undefined ? null : readable(remoteAddress, remotePort ?? 0);
  }

  exchangeStarted(exchange: Arriving): void {
    this.#current = this.#newest = exchange;
    this.#open += 1;
  }

  bodyEnded(): void {
    this.#current = null;
  }

  /** True where the connection has to end with this answer; earlier ones must not cut off later ones. */
  exchangeAnswered(exchange: Arriving, closing: boolean): boolean {
    this.#open -= 1;
    if (this.#newest !== exchange) return false;
    this.#newest = null;
    return closing || this.#lastAnswerEnds;
  }

  /** The connection cannot go on: bytes that are no HTTP, or a sender that is too slow. */
  fail(error: ConnectionError, socket: Socket, desk: FrontDesk): void {
    const reason = reasonOf(error);
    const saidNothing = reason === 'timeout' && socket.bytesRead === 0;
    if (reason === null || saidNothing || !socket.writable) {
      // A request that this cuts short is reported by its own stream.
      socket.destroy();
      return;
    }
    // What follows on a broken connection breaks again and is not reported again.
    if (this.#failed) return;
    this.#failed = true;
    if (this.#current?.isComplete === false) {
      this.#current.breakOff(reason, true);
      return;
    }
    const body = error.rawPacket ?? Buffer.alloc(0);
    this.refuseRaw(
      reason,
      { source: this.source, method: null, target: null, headers: [], body },
      socket,
      desk,
    );
  }

  /** Turns away what no exchange stands for, and ends the connection. */
  refuseRaw(reason: RefusalReason, message: RefusedMessage, socket: Duplex, desk: FrontDesk): void {
    const answerable = this.#open === 0;
    if (!answerable) {
      this.#lastAnswerEnds = true;
      socket.pause();
    }
    void desk.refuse(reason, message, answerable).then(() => {
      if (answerable) socket.end(rawReply(reason), () => socket.destroy());
    });
  }
}

/** What node:http reports with `clientError`. */
export interface ConnectionError extends Error {
  readonly code?: string;
  /** The bytes the parser stumbled over. */
  readonly rawPacket?: Buffer;
}

/** Null for a connection that is simply gone. */
function reasonOf({ code = '', rawPacket }: ConnectionError): RefusalReason | null {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'timeout';
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  if (code === 'HPE_INVALID_EOF_STATE') return 'aborted';
  if (!code.startsWith('HPE_')) return null;
  // A TLS handshake record of any version begins with these two bytes.
  return rawPacket?.[0] === 0x16 && rawPacket[1] === 0x03 ? 'tls' : 'not-http';
}

function rawReply(reason: RefusalReason): string {
  const { status, headers, body } = fileRefusal(reason).reply;
  const lines = [`HTTP/1.1 ${status} Refused`];
  for (let at = 0; at + 1 < headers.length; at += 2)
    lines.push(`${headers[at] ?? ''}: ${headers[at + 1] ?? ''}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** IPv4 in the IPv6 notation of a dual-stack socket is shown as IPv4. */
function readable(address: string, port: number): string {
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address;
  return plain.includes(':') ? `[${plain}]:${port}` : `${plain}:${port}`;
}
