import { describe, expect, it } from "vitest";
import { describeNews } from "../../../server/domain/notification/describe.ts";
import { NOTIFICATION_KINDS } from "../../../server/domain/notification/kind.ts";
import {
  formatEpisodes,
  mergeContent,
  type NotificationContent,
} from "../../../server/domain/notification/message.ts";
import { fillTemplate } from "../../../server/domain/notification/template.ts";
import { NOTIFICATION_LANGUAGES } from "../../../server/domain/notification/words/words.ts";

const CONTENT: NotificationContent = {
  kind: "EPISODE",
  at: "2031-05-04T12:00:00.000Z",
  requestId: "r",
  title: "Paper Lanterns",
  year: 2022,
  mediaType: "TV",
  is4k: false,
  isAnime: false,
  state: "DOWNLOADING",
  requestedBy: "Ada",
  episodes: [
    { season: 1, number: 4, title: null },
    { season: 1, number: 5, title: null },
    { season: 1, number: 7, title: null },
  ],
  counts: { available: 5, aired: 8, total: 12 },
  nextAirDate: "2031-05-09T22:30:00.000Z",
  reason: null,
  problem: null,
  helpAskedBy: null,
  isApproved: true,
  watchUrl: null,
  posterUrl: null,
};
const ENGLISH = { language: "en", timeZone: "UTC" } as const;

it("says which episodes are ready, how many there are, and when the next one airs in the reader's zone", () => {
  expect(describeNews(CONTENT, ENGLISH)).toEqual({
    title: "Paper Lanterns (2022): S01E04–E05, S01E07 are ready to watch",
    lines: ["5 of 12 episodes are ready.", "The next episode airs on Fri 9 May."],
    pipeline: "■ Requested ■ Approved ■ Found ■ Downloading □ Downloaded □ Importing □ Ready",
  });
  const tokyo = describeNews(CONTENT, { language: "de", timeZone: "Asia/Tokyo" });
  expect(tokyo.lines[1]).toBe("Die nächste Folge erscheint am Sa., 10. Mai.");
});

it("says why a request was declined, in the words of who declined it", () => {
  const declined = (reason: NotificationContent["reason"]) =>
    describeNews({ ...CONTENT, kind: "DECLINED", state: "DECLINED", reason }, ENGLISH);
  const by = (comment: string | null) =>
    ({ code: "DECLINED_BY", params: { by: "Mika", comment } }) as const;
  expect(declined(by("We have it in 4K.")).lines).toEqual(["Mika: We have it in 4K."]);
  expect(declined(by(null)).lines).toEqual(["Declined by Mika."]);
  expect(declined("Quota reached").lines).toEqual(["Reason: Quota reached"]);
  expect(declined(null)).toMatchObject({ lines: [], pipeline: null });
});

describe.each(NOTIFICATION_LANGUAGES)("%s", (language) => {
  it("has its own words for every kind", () => {
    for (const kind of NOTIFICATION_KINDS) {
      const problem = kind === "NEEDS_HUMAN" ? { code: "STALLED", message: "It stalls." } : null;
      const content = { ...CONTENT, kind, problem };
      const said = describeNews(content, { language, timeZone: "UTC" });
      expect(said.title, kind).toContain("Paper Lanterns (2022)");
      if (language === "en") continue;
      const english = describeNews(content, ENGLISH);
      expect(said.title, kind).not.toBe(english.title);
      for (const line of said.lines) expect(english.lines, kind).not.toContain(line);
    }
  });
});

it("joins episodes that follow each other, in any order", () => {
  const of = (...numbers: readonly (readonly [number, number])[]) =>
    formatEpisodes(numbers.map(([season, number]) => ({ season, number, title: null })));
  expect(of([2, 1], [1, 13], [1, 1], [1, 2], [1, 3])).toBe("S01E01–E03, S01E13, S02E01");
});

it("merges the episodes of a week into one message", () => {
  const later = { ...CONTENT, episodes: [{ season: 1, number: 8, title: null }] };
  expect(formatEpisodes(mergeContent(CONTENT, later).episodes)).toBe("S01E04–E05, S01E07–E08");
});

it("fills a template with anything, and the result is JSON", () => {
  const values = {
    id: "1",
    title: 'Quotes " and \\ and\nlines',
    body: "",
    url: null,
    watchUrl: null,
    posterUrl: null,
    event: "EPISODE",
    name: null,
    year: 2022,
    mediaType: null,
    state: null,
    requestId: null,
    requestedBy: null,
    at: null,
    count: 1,
  };
  const template = String.raw`{"a": "{{title}}", "b": {{year}}, "c": {{name}}, "d": "\"{{url}}"}`;
  expect(JSON.parse(fillTemplate(template, values))).toEqual({
    a: values.title,
    b: 2022,
    c: null,
    d: '"',
  });
});
