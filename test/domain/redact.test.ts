import { describe, expect, it } from "vitest";
import { redact } from "../../server/domain/redact.ts";

describe("redact", () => {
  it.each([
    ["failed: apikey=k1&id=1", "failed: apikey=…&id=1"],
    ['header "token=k1" rejected', 'header "token=…" rejected'],
    ["https://indexer.example/dl?passkey=k1&id=1", "https://indexer.example/dl?passkey=…&id=1"],
    [
      "see http://x.example/get?id=7&X-Api-Key=k1#top",
      "see http://x.example/get?id=7&X-Api-Key=…#top",
    ],
    [
      "http://x.example/dl?uid=1&hash=k1&key=k2&sig=k3",
      "http://x.example/dl?uid=…&hash=…&key=…&sig=…",
    ],
    [
      "http://me:k1@x.example/ and https://k2@x.example/",
      "http://…@x.example/ and https://…@x.example/",
    ],
    ["socks5://me:k1@x.example", "socks5://…@x.example"],
    [
      "https://gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?default=mm&size=200",
      "https://gravatar.com/avatar/…?default=mm&size=200",
    ],
  ])("removes keys and logins from the text %j", (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    "Show.S01E02.1080p.WEB-DL",
    "https://ok.example/a?page=2",
    "/data/media/a=b/file.mkv",
    "mail a@b.example",
    "/avatarproxy/0bc83cb571cd1c50ba6f3e8a78ef1346?v=1",
    "",
  ])("keeps the text %j", (text) => {
    expect(redact(text)).toBe(text);
  });

  it("removes the values of secret keys within JSON, and secrets from its texts", () => {
    const json = {
      apiKey: "k1",
      empty: { password: "", token: null },
      list: [{ Authorization: "Bearer k2", requestedBy_email: "a@b.example", count: 3 }],
      link: "http://x.example/?token=k3",
      downloadUrl: "http://x.example/k4",
    };
    expect(redact(json)).toEqual({
      apiKey: "[redacted]",
      empty: { password: "", token: null },
      list: [{ Authorization: "[redacted]", requestedBy_email: "[redacted]", count: 3 }],
      link: "http://x.example/?token=…",
      downloadUrl: "[redacted]",
    });
  });

  it("removes an e-mail address where a name is expected: Seerr shows it of users without a name", () => {
    const names = {
      requestedBy_username: "dora@example.org",
      commentedBy_username: "bert",
      displayName: "dora@example.org",
      title: "site.example@movie.mkv",
    };
    expect(redact(names)).toEqual({
      requestedBy_username: "[redacted]",
      commentedBy_username: "bert",
      displayName: "[redacted]",
      title: "site.example@movie.mkv",
    });
  });

  it("stays fast for hostile texts", () => {
    const startedAt = performance.now();
    for (const part of ["token", "?", "?a", "//a:", "http://", "http://a?token"])
      redact(part.repeat(200_000));
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
