import { expect, it } from "vitest";
import { readViewerHost } from "../../server/http/viewer-host.ts";

it.each([
  [{ host: "nas:8100" }, "nas"],
  [{ host: "[fd00::1]:8100" }, "[fd00::1]"],
  [{ host: "tracker:8100", "x-forwarded-host": "media.example.org, proxy" }, "media.example.org"],
  [
    { host: "tracker:8100", "x-forwarded-host": "proxy", origin: "https://media.example.org" },
    "media.example.org",
  ],
  [{ host: "nas:8100", origin: "null" }, "nas"],
  [{ host: "not a host" }, null],
  [{}, null],
])("reads the viewer's host of %j", (headers, host) => {
  expect(readViewerHost({ headers })).toBe(host);
});
