import { describe, expect, it } from "vitest";
import { pictureTypeOf } from "../../server/domain/picture.ts";
import {
  DEFAULT_WIDTH,
  pickWidth,
  toPosterAddress,
  toPosterSource,
  type PictureWidth,
} from "../../server/domain/poster.ts";

const SERVICES = [
  { slug: "seerr", kind: "SEERR", url: "http://seerr:5055/base/" },
  { slug: "sonarr", kind: "SONARR", url: "http://sonarr:8989" },
] as const;

function addressOf(url: string, width?: PictureWidth) {
  const source = toPosterSource(url, SERVICES);
  return source === null ? null : toPosterAddress(source, SERVICES, width);
}

describe("the address of a poster", () => {
  it.each([
    [
      "https://image.tmdb.org/t/p/w600_and_h900_bestv2/a-B_1.jpg",
      ["https://image.tmdb.org/t/p/w342/a-B_1.jpg"],
    ],
    ["http://image.tmdb.org/t/p/original/a.png?x=1", ["https://image.tmdb.org/t/p/w342/a.png"]],
    [
      "https://artworks.thetvdb.com/banners/v4/series/1/posters/a.jpg",
      [
        "https://artworks.thetvdb.com/banners/v4/series/1/posters/a_t.jpg",
        "https://artworks.thetvdb.com/banners/v4/series/1/posters/a.jpg",
      ],
    ],
    [
      "https://assets.fanart.tv/fanart/tv/1/tvposter/a.jpg",
      [
        "https://assets.fanart.tv/preview/tv/1/tvposter/a.jpg",
        "https://assets.fanart.tv/fanart/tv/1/tvposter/a.jpg",
      ],
    ],
  ])("is scaled by its site, and fetched over TLS: %s", (url, urls) => {
    expect(addressOf(url)).toEqual({ urls, service: null });
  });

  it("is of the width that is drawn, as far as its site has it", () => {
    const tmdb = "https://image.tmdb.org/t/p/original/a.jpg";
    expect(addressOf(tmdb, 154)?.urls).toEqual(["https://image.tmdb.org/t/p/w154/a.jpg"]);
    expect(addressOf(tmdb, 1280)?.urls).toEqual(["https://image.tmdb.org/t/p/w1280/a.jpg"]);
    const tvdb = "https://artworks.thetvdb.com/banners/a.jpg";
    const [thumbnail, full] = ["a_t.jpg", "a.jpg"].map(
      (name) => `https://artworks.thetvdb.com/banners/${name}`,
    );
    expect(addressOf(tvdb, 92)?.urls).toEqual([thumbnail, full]);
    expect(addressOf(tvdb, 780)?.urls).toEqual([full, thumbnail]);
    const fanart = "https://assets.fanart.tv/fanart/tv/1/showbackground/a.jpg";
    expect(addressOf(fanart, 1280)?.urls[0]).toBe(fanart);
    const seerr = "http://seerr:5055/base/imageproxy/tmdb/t/p/original/a.jpg";
    expect(addressOf(seerr, 780)?.urls).toEqual([
      "http://seerr:5055/base/imageproxy/tmdb/t/p/w780/a.jpg",
    ]);
  });

  it.each<[string | null, number]>([
    [null, DEFAULT_WIDTH],
    ["", DEFAULT_WIDTH],
    ["wide", DEFAULT_WIDTH],
    ["-1", DEFAULT_WIDTH],
    ["1", 92],
    ["92", 92],
    ["93", 154],
    ["300", 342],
    ["99999", 1280],
  ])("is of one of a few widths, whatever is asked for: %s", (asked, width) => {
    expect(pickWidth(asked)).toBe(width);
  });

  it("may be behind Seerr, whose address the link does not contain", () => {
    const url = "http://seerr:5055/base/imageproxy/tmdb/t/p/original/a.jpg";
    expect(toPosterSource(url, SERVICES)).toBe("seerr:/imageproxy/tmdb/t/p/original/a.jpg");
    expect(addressOf(url)).toEqual({
      urls: ["http://seerr:5055/base/imageproxy/tmdb/t/p/w342/a.jpg"],
      service: "seerr",
    });
    const source = toPosterSource(url, SERVICES) ?? "";
    expect(toPosterAddress(source, [])).toBeNull();
  });

  it.each([
    "https://evil.example/t/p/w342/a.jpg",
    "https://image.tmdb.org.evil.example/t/p/w342/a.jpg",
    "https://image.tmdb.org:8443/t/p/w342/a.jpg",
    "https://image.tmdb.org/t/p/w342/../../../a.jpg",
    "https://image.tmdb.org/t/p/w342/a.svg",
    "https://image.tmdb.org@evil.example/t/p/w342/a.jpg",
    "https://artworks.thetvdb.com/search?q=a.jpg",
    "file:///etc/passwd.jpg",
    "http://169.254.169.254/latest/meta-data/a.jpg",
    "http://seerr:5055/imageproxy/tmdb/t/p/w342/a.jpg",
    "http://seerr:5055/base/api/v1/settings/main",
    "http://seerr:5055/base/imageproxy/tmdb/../../api/v1/user/1.jpg",
    "http://seerr:5056/base/imageproxy/tmdb/t/p/w342/a.jpg",
    "http://sonarr:8989/imageproxy/tmdb/t/p/w342/a.jpg",
    "http://sonarr:8989/MediaCover/1/poster.jpg",
    "not a URL",
  ])("is nowhere else: %s", (url) => {
    expect(toPosterSource(url, SERVICES)).toBeNull();
  });
});

it("knows a picture by its first bytes, and SVG as none", () => {
  const typeOf = (text: string) => pictureTypeOf(Buffer.from(text, "latin1"));
  expect(typeOf("\xff\xd8\xff\xe0")).toBe("image/jpeg");
  expect(typeOf("\x89PNG\r\n\x1a\n...")).toBe("image/png");
  expect(typeOf("RIFF\x00\x01\x02\x03WEBPVP8")).toBe("image/webp");
  expect(typeOf("\x00\x00\x00\x1cftypavif")).toBe("image/avif");
  for (const other of ["<svg xmlns=", "<!doctype html>", "", "GIF89a", "RIFF....WAVE"])
    expect(typeOf(other)).toBeNull();
});
