import { expect, it } from "vitest";
import { toAddress } from "../../../server/integrations/shared/address.ts";
import {
  hideSecret,
  hostOf,
  isSameWebhook,
} from "../../../server/integrations/shared/webhook-address.ts";

it.each([
  [{ host: "sonarr", port: 8989 }, "http://sonarr:8989"],
  [{ host: "10.0.0.5", port: 443, isSecure: true }, "https://10.0.0.5"],
  [{ host: "nas.lan", port: 8989, path: "/sonarr/" }, "http://nas.lan:8989/sonarr"],
  [{ host: "fd00::5", port: 7878 }, "http://[fd00::5]:7878"],
  [{ host: "http://my.jellyfin.host/media/", path: "" }, "http://my.jellyfin.host/media"],
  [{ host: "https://jellyfin.lan:8920", port: 1 }, "https://jellyfin.lan:8920"],
  [{ host: "user:word@nas.lan" }, "http://nas.lan"],
  [{ host: undefined, port: 80 }, null],
  [{ host: "not a host" }, null],
])("makes an address of %j", (parts, expected) => {
  expect(toAddress(parts)).toBe(expected);
});

it("recognises our webhook with any query", () => {
  const ours = "http://tracker.lan:8100/hooks/sonarr";

  expect(isSameWebhook(`${ours}/?token=word`, `${ours}?proof=1`)).toBe(true);
  expect(isSameWebhook(ours, `${ours}-4k`)).toBe(false);
  expect(isSameWebhook("https://tracker.lan:8100/hooks/sonarr", ours)).toBe(false);
  expect(isSameWebhook(undefined, ours)).toBe(false);
  expect(isSameWebhook("", ours)).toBe(false);
});

it("shows only the host of an address, and no secret, however it is written", () => {
  expect(hostOf("http://user:word@tracker.lan:8100/hooks/x?token=word")).toBe("tracker.lan:8100");
  expect(hideSecret("to http://x/?t=a%2Fb or a/b", "a/b")).toBe("to http://x/?t=… or …");
  expect(hideSecret("nothing", "")).toBe("nothing");
});
