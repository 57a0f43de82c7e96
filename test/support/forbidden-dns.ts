import dns from "node:dns";
import { isIP } from "node:net";

// Loaded into a process of its own: there, DNS answers every name with an address that no service has.

type Done = (error: null, ...found: readonly unknown[]) => void;

const FORBIDDEN = "169.254.169.254";

function lookup(host: string, ...rest: readonly [Done] | readonly [{ all?: boolean }, Done]): void {
  const [options, done] = rest.length === 1 ? [{}, rest[0]] : rest;
  const address = isIP(host) === 0 ? FORBIDDEN : host;
  const family = isIP(address);
  // As the real one, never at once.
  setImmediate(() =>
    options.all === true ? done(null, [{ address, family }]) : done(null, address, family),
  );
}

dns.lookup = lookup as unknown as typeof dns.lookup;
