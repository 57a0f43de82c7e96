import { Socket } from "node:net";
import { vi } from "vitest";

// What no test may do unseen: call out to the network, and warn. A test that expects a warning says so by
// vi.spyOn(console, "warn").mockImplementation(…), which takes the place of the function set here. Once for each process.

/** What the tests of this process did unseen, in words; whoever reports it takes it out. */
export const failures: string[] = [];

const LOOPBACK =
  /^(localhost|.*\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|0\.0\.0\.0|::)$/i;

interface Target {
  readonly host?: string | null;
  readonly port?: number | string | null;
  /** Of a Unix socket. */
  readonly path?: string | null;
}

/** The forms in which connect is called: options, [options, callback] as node:net passes them on, path, and port with host. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = args;
  if (Array.isArray(first)) return targetOf(first);
  if (typeof first === "object" && first !== null) return first;
  if (typeof first === "string" && !/^\d+$/.test(first)) return { path: first };
  return { port: String(first), ...(typeof second === "string" && { host: second }) };
}

function fenceNetwork(): void {
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function fenced(this: Socket, ...args: unknown[]): Socket {
    const { host, port, path } = targetOf(args);
    if (path || LOOPBACK.test((host ?? "localhost").replace(/^\[|\]$/g, ""))) {
      Reflect.apply(connect, this, args);
      return this;
    }
    const failure = `a connection to ${host}:${port}; tests reach loopback only`;
    failures.push(failure);
    process.nextTick(() => this.destroy(new Error(failure)));
    return this;
  };
}

function listenToConsole(level: "error" | "warn"): void {
  const print = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    failures.push(`console.${level}: ${args.map(String).join(" ").slice(0, 1000)}`);
    print(...args);
  };
}

/** A condition is waited for as long as a busy machine may need: vitest's own second fails by load alone. */
const WAIT_MS = 60_000;

type WaitOptions = Parameters<typeof vi.waitUntil>[1];

const patiently = (options: WaitOptions): WaitOptions =>
  typeof options === "number" ? options : { timeout: WAIT_MS, ...options };

function waitPatiently(): void {
  const { waitFor, waitUntil } = vi;
  vi.waitFor = (callback, options) => waitFor(callback, patiently(options));
  vi.waitUntil = (callback, options) => waitUntil(callback, patiently(options));
}

fenceNetwork();
waitPatiently();
listenToConsole("error");
listenToConsole("warn");
