import type { ServiceName } from "../failures.ts";

/** One request that reached a service, with its simulated time. */
export interface RecordedCall {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly at: Date;
}

/** A call with its response. */
export interface Exchange extends RecordedCall {
  readonly service: ServiceName;
  readonly requestBody: string;
  readonly status: number;
  /** The JSON body; undefined for anything else. */
  readonly json: unknown;
}

export interface Recorder {
  /** The calls that reached the service so far, oldest first. Sockets are not calls. */
  calls(service: ServiceName): readonly RecordedCall[];
  clear(): void;
  /** Listens to every exchange from now on; the returned function stops it. */
  listen(listener: (exchange: Exchange) => void): () => void;
}

export interface RecordingRecorder extends Recorder {
  record(exchange: Exchange): void;
}

/** A demo may run for days: only the latest calls of each service are kept. */
const MAX_PER_SERVICE = 20_000;

export function createRecorder(): RecordingRecorder {
  const kept = new Map<ServiceName, RecordedCall[]>();
  const listeners = new Set<(exchange: Exchange) => void>();
  return {
    calls: (service) => kept.get(service) ?? [],
    clear: () => kept.clear(),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record(exchange) {
      const { service, method, path, query, at } = exchange;
      const calls = kept.get(service) ?? [];
      if (calls.length === 0) kept.set(service, calls);
      calls.push({ method, path, query, at });
      if (calls.length > MAX_PER_SERVICE) calls.splice(0, MAX_PER_SERVICE / 2);
      for (const listener of listeners) listener(exchange);
    },
  };
}
