import { BlockList, isIP } from "node:net";

/** Returns the address in one form: an IPv4 address that a socket shows as IPv6 is the IPv4 address. */
function toPlain(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

function isIn(networks: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && networks.check(address, family === 6 ? "ipv6" : "ipv4");
}

/** Returns the address of an entry of X-Forwarded-For. Some proxies add the port: 192.0.2.1:4711, [2001:db8::1]:4711. */
function toHop(entry: string): string {
  const hop = entry.trim();
  const [, bracketed, plain] = /^(?:\[([^\]]{2,45})\]|([\d.]{7,15}))(?::\d{1,5})?$/.exec(hop) ?? [];
  return toPlain(bracketed ?? plain ?? hop);
}

/** Whether a request comes directly from a trusted proxy. */
export function isTrustedProxy(socketAddress: string, trusted: BlockList | undefined): boolean {
  return trusted !== undefined && isIn(trusted, toPlain(socketAddress));
}

/**
 * Returns the IP address of a client, by which its attempts to sign in are limited. X-Forwarded-For counts only from
 * trusted proxies, from the last entry on: everything before an entry of somebody else may be invented.
 */
export function findClientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  trusted: BlockList | undefined,
): string {
  let client = toPlain(socketAddress);
  if (trusted === undefined) return client;
  const hops = (forwardedFor ?? "").split(",").map(toHop);
  while (isIn(trusted, client)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

/** Addresses behind which many clients may be: a reverse proxy, a container's bridge, a VPN, a household. */
const SHARED = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  SHARED.addSubnet(network, prefix, "ipv4");
SHARED.addAddress("::1", "ipv6");
SHARED.addSubnet("fc00::", 7, "ipv6");
SHARED.addSubnet("fe80::", 10, "ipv6");

/** Whether an address of a socket may stand for many clients. */
export function isSharedAddress(address: string): boolean {
  return isIn(SHARED, address);
}

/** Returns what counts as one client: an IPv4 address, or the network of an IPv6 address, of which a household has 2^64. */
export function toClientNetwork(address: string): string {
  if (isIP(address) !== 6 || address.startsWith("::ffff:")) return address;
  const [head = [], tail = []] = address
    .split("::")
    .map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
