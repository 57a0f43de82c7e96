import { expect, it } from "vitest";
import { toClientNetwork } from "../../server/account/client-address.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "::ffff:203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["2001:db8:0:0:1::", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("counts %s as a client of %s", (address, network) => {
  expect(toClientNetwork(address)).toBe(network);
});
