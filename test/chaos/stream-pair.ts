import { Duplex } from "node:stream";

/** Two ends of a connection within this process: what is written to one is read from the other. */
export function createStreamPair(onTransfer: () => void): readonly [Duplex, Duplex] {
  const [one, other] = [new End(onTransfer), new End(onTransfer)];
  one.peer = other;
  other.peer = one;
  return [one, other];
}

class End extends Duplex {
  peer: End | null = null;
  readonly #onTransfer: () => void;

  constructor(onTransfer: () => void) {
    super();
    this.#onTransfer = onTransfer;
  }

  override _read(): void {
    // The peer pushes whenever it is written to.
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    this.#pass((peer) => peer.push(chunk), done);
  }

  override _final(done: () => void): void {
    this.#pass((peer) => peer.push(null), done);
  }

  /** Never at once: whoever writes has to be finished before the other end answers. */
  #pass(deliver: (peer: End) => void, done: () => void): void {
    this.#onTransfer();
    process.nextTick(() => {
      if (this.peer !== null && !this.peer.destroyed) deliver(this.peer);
      done();
    });
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#onTransfer();
    const { peer } = this;
    this.peer = null;
    // Like a reset connection, the other end breaks a moment later.
    if (peer !== null) process.nextTick(() => peer.destroy());
    done(error);
  }
}
