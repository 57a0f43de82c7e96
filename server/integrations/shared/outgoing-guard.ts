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

let isGuarding = false;

/**
 * Refuses connections of this process to these addresses, with the code ERR_IP_BLOCKED: HTTP, TLS and WebSockets of every
 * library. Node checks the address that a connection is made to, after DNS.
 */
export function guardOutgoing(): void {
  if (isGuarding) return;
  isGuarding = true;
  subscribe("net.client.socket", (message) => {
    if (isSocketMessage(message)) message.socket.blockList = FORBIDDEN;
  });
}

/** A socket reads the option `blockList` of net.connect from this property, also if another library created it. */
interface GuardedSocket extends Socket {
  blockList?: BlockList;
}

function isSocketMessage(message: unknown): message is { readonly socket: GuardedSocket } {
  return typeof message === "object" && message !== null && "socket" in message;
}
