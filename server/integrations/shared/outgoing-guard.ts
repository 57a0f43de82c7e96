import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { BlockList, type Socket } from "node:net";

/**
 * Addresses that no service has, but at which a cloud or a router hands out credentials to whoever asks: link-local ones
 * and those of AWS, Alibaba, Oracle and Azure. Node checks mapped IPv4 addresses (::ffff:0:0/96) against these as well.
 */
const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet("169.254.0.0", 16, "ipv4");
FORBIDDEN.addAddress("100.100.100.200", "ipv4");
FORBIDDEN.addAddress("192.0.0.192", "ipv4");
FORBIDDEN.addAddress("168.63.129.16", "ipv4");
FORBIDDEN.addSubnet("fe80::", 10, "ipv6");
FORBIDDEN.addAddress("fd00:ec2::254", "ipv6");
// NAT64 of 169.254.0.0/16.
FORBIDDEN.addSubnet("64:ff9b::a9fe:0", 112, "ipv6");

/** The same, and addresses of the machine itself, of a home network and of a VPN. */
const WITHIN_HOME = new BlockList();
WITHIN_HOME.addSubnet("0.0.0.0", 8, "ipv4");
WITHIN_HOME.addSubnet("10.0.0.0", 8, "ipv4");
WITHIN_HOME.addSubnet("100.64.0.0", 10, "ipv4");
WITHIN_HOME.addSubnet("127.0.0.0", 8, "ipv4");
WITHIN_HOME.addSubnet("169.254.0.0", 16, "ipv4");
WITHIN_HOME.addSubnet("172.16.0.0", 12, "ipv4");
WITHIN_HOME.addSubnet("192.0.0.0", 24, "ipv4");
WITHIN_HOME.addSubnet("192.168.0.0", 16, "ipv4");
WITHIN_HOME.addAddress("168.63.129.16", "ipv4");
WITHIN_HOME.addAddress("::", "ipv6");
WITHIN_HOME.addAddress("::1", "ipv6");
WITHIN_HOME.addSubnet("fc00::", 7, "ipv6");
WITHIN_HOME.addSubnet("fe80::", 10, "ipv6");
// NAT64 of all IPv4 addresses.
WITHIN_HOME.addSubnet("64:ff9b::", 96, "ipv6");

const isOutside = new AsyncLocalStorage<true>();

let isGuarding = false;

/**
 * Refuses connections of this process to these addresses, with the code ERR_IP_BLOCKED: HTTP, TLS and WebSockets of every
 * library. Node checks the address that a connection is made to, after DNS.
 */
export function guardOutgoing(): void {
  if (isGuarding) return;
  isGuarding = true;
  subscribe("net.client.socket", (message) => {
    if (isSocketMessage(message))
      message.socket.blockList = isOutside.getStore() === true ? WITHIN_HOME : FORBIDDEN;
  });
}

/**
 * Runs work whose connections must not lead into the home, for addresses that people choose who are no admins: they could
 * make the tracker call what only it can reach.
 */
export function outsideHome<T>(connect: () => T): T {
  guardOutgoing();
  return isOutside.run(true, connect);
}

/** A socket reads the option `blockList` of net.connect from this property, also if another library created it. */
interface GuardedSocket extends Socket {
  blockList?: BlockList;
}

function isSocketMessage(message: unknown): message is { readonly socket: GuardedSocket } {
  return typeof message === "object" && message !== null && "socket" in message;
}
