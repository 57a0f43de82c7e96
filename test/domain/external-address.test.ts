import { describe, expect, it } from "vitest";
import { pickAddress } from "../../server/domain/external-address.ts";

const PUBLIC = "https://jellyfin.example.org";
const LAN = "http://192.168.1.20:8096";
const VPN = "http://nas.tail1234.ts.net:8096";
const ALL = [PUBLIC, LAN, VPN];

describe("the address of a service for a viewer", () => {
  it.each([
    // The same host.
    ["192.168.1.20", LAN],
    ["nas.tail1234.ts.net", VPN],
    ["jellyfin.example.org", PUBLIC],
    // A host next to it.
    ["192.168.1.7", LAN],
    ["tracker.tail1234.ts.net", VPN],
    ["tracker.example.org", PUBLIC],
    ["TRACKER.Example.ORG.", PUBLIC],
    // The same kind of network.
    ["10.0.0.3", LAN],
    ["tracker.lan", LAN],
    ["nas", LAN],
    ["100.101.102.103", VPN],
    ["[fd7a:115c:a1e0::1]", VPN],
    // Nothing in common: the first.
    ["media.example.net", PUBLIC],
    ["8.8.8.8", PUBLIC],
    ["localhost", PUBLIC],
    ["", PUBLIC],
    [null, PUBLIC],
  ])("fits %s", (viewer, address) => {
    expect(pickAddress(ALL, viewer)).toBe(address);
  });

  it("prefers the closest of several neighbours, and the earlier of two alike", () => {
    const networks = ["http://192.168.9.9", "http://192.168.1.9", "http://192.168.1.8"];
    expect(pickAddress(networks, "192.168.1.1")).toBe("http://192.168.1.9");
  });

  it("does not take two names for neighbours because of their last part", () => {
    expect(pickAddress([LAN, "https://a.example.org"], "b.other.org")).toBe(LAN);
  });

  it("is none where none is configured", () => {
    expect(pickAddress([], "nas")).toBeNull();
  });
});
