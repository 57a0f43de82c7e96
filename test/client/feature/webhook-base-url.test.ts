import { beforeEach, expect, it } from "vitest";
import {
  webhookBaseUrlIssue,
  webhookUrl,
  isLoopback,
  saveWebhookBaseUrl,
  loadWebhookBaseUrl,
} from "../../../client/feature/service/webhook-base-url.ts";

beforeEach(() => localStorage.clear());

it("defaults to the URL of the page, and remembers another one", () => {
  expect(loadWebhookBaseUrl("https://home.example/tracker/")).toBe("https://home.example/tracker");
  expect(loadWebhookBaseUrl("http://127.0.0.1:8100/")).toBe("http://127.0.0.1:8100");
  saveWebhookBaseUrl("http://tracker:8100");
  expect(loadWebhookBaseUrl("https://home.example/tracker/")).toBe("http://tracker:8100");
});

it("builds the webhook URL, with or without a trailing slash", () => {
  expect(webhookUrl(" http://tracker:8100/sub/ ", "radarr-4k")).toBe(
    "http://tracker:8100/sub/hooks/radarr-4k",
  );
});

it.each(["", "tracker", "tracker:8100", "ftp://tracker", "http://tracker/?a=1"])(
  "rejects %j",
  (base) => expect(webhookBaseUrlIssue(base)).toBeTypeOf("string"),
);

it("recognises loopback addresses", () => {
  expect(isLoopback("http://localhost:8100")).toBe(true);
  expect(isLoopback("http://127.0.0.1:8100")).toBe(true);
  expect(isLoopback("http://tracker:8100")).toBe(false);
});
