/** Top-level names that exist only inside a home. */
const PRIVATE_SUFFIX = /(^|\.)(local|localdomain|lan|home|internal|intranet|home\.arpa)$/;
/** Names and addresses that Tailscale gives: 100.64.0.0/10 and fd7a:115c:a1e0::/48. */
const VPN = /\.ts\.net$|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^fd7a:115c:a1e0:/;
const LOOPBACK = /^(localhost|127\..*|::1)$/;
const PRIVATE_IP =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][0-9a-f]{2}:|fe80:)/;

type Network = "loopback" | "vpn" | "lan" | "public";

/**
 * Returns the address of a service that fits the address under which its viewer reached the tracker: the same host, else a
 * host next to it, else one of the same kind of network. Otherwise the first, which is the default; null without any.
 */
export function pickAddress(
  addresses: readonly string[],
  viewerHost: string | null,
): string | null {
  const [first] = addresses;
  if (first === undefined) return null;
  if (viewerHost === null) return first;
  const viewer = normalize(viewerHost);
  const ranked = addresses
    .map((address) => ({ address, fit: fitOf(hostOf(address), viewer) }))
    .toSorted((a, b) => b.fit - a.fit);
  return ranked[0] !== undefined && ranked[0].fit > 0 ? ranked[0].address : first;
}

function hostOf(address: string): string {
  return normalize(URL.parse(address)?.hostname ?? "");
}

/** Without the brackets of IPv6 and a final dot. */
function normalize(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}

const SAME_HOST = 100;

/** The higher, the better; 0: nothing in common. */
function fitOf(host: string, viewer: string): number {
  if (host === "" || viewer === "") return 0;
  if (host === viewer) return SAME_HOST;
  const isSameNetwork = networkOf(host) === networkOf(viewer);
  // A public address is reached from everywhere, so only its neighbours fit better than the default.
  const isNearby = isSameNetwork && networkOf(host) !== "public";
  return 10 * sharedParts(host, viewer) + (isNearby ? 5 : 0);
}

function networkOf(host: string): Network {
  if (LOOPBACK.test(host)) return "loopback";
  if (VPN.test(host)) return "vpn";
  if (PRIVATE_IP.test(host) || PRIVATE_SUFFIX.test(host)) return "lan";
  return isIp(host) || host.includes(".") ? "public" : "lan";
}

function isIp(host: string): boolean {
  return host.includes(":") || /^\d+(\.\d+){3}$/.test(host);
}

/** Parts in common: of names from the end, without the last one, which millions share; of IPv4 addresses from the start. */
function sharedParts(host: string, viewer: string): number {
  if (isIp(host) !== isIp(viewer) || host.includes(":") || viewer.includes(":")) return 0;
  const isName = !isIp(host);
  const [a, b] = [host, viewer].map((one) => {
    const labels = one.split(".");
    return isName ? labels.toReversed() : labels;
  });
  let shared = 0;
  while (a?.[shared] !== undefined && a[shared] === b?.[shared]) shared += 1;
  return isName ? Math.max(0, shared - 1) : shared;
}
