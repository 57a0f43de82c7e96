import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, type StackClient } from "../../simulator/client.ts";
import { startReceiver, type Receiver } from "../../simulator/receiver.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import {
  A1_MOVIE,
  A2_AUTO_APPROVED,
  A3_SINGLES,
  A4_PACK,
  A5_ANIME_MOVIE,
  A6_LYCORIS_RECOIL,
  A7_MULTI_EPISODE,
  A8_SPECIALS,
  HAPPY_PATH,
} from "../../simulator/stories/happy-path.ts";
import type { Story } from "../../simulator/stories/story.ts";

describe("the happy path", () => {
  let stack: Stack;
  let receiver: Receiver;
  let ask: StackClient;

  beforeAll(async () => {
    receiver = await startReceiver();
    stack = await startStack({ speed: 120, tickMs: 10 });
    stack.connectTracker(receiver.target);
    ask = createClient(stack);
    await Promise.all(HAPPY_PATH.map((story) => stack.play(story)));
  });
  afterAll(async () => {
    await stack.stop();
    await receiver.stop();
  });

  /** What one app sent about one story's title, in order of arrival. */
  const heard = (slug: string, story: Story) =>
    receiver.received
      .filter((webhook) => webhook.slug === slug)
      .map(({ body }) => body as WebhookBody)
      .filter(({ subject, series, movie, SeriesName, Name }) =>
        [series?.title, movie?.title, SeriesName, Name, subject?.replace(/ \(\d+\)$/, "")].includes(
          story.title.title,
        ),
      );
  const names = (slug: string, story: Story) =>
    heard(slug, story).map(
      (body) => body.notification_type ?? body.NotificationType ?? eventName(body),
    );

  it("sends every webhook with the token, Jellyfin's as text", () => {
    expect(new Set(receiver.received.map(({ authorization }) => authorization))).toEqual(
      new Set(["Bearer hook-token"]),
    );
    const types = Object.fromEntries(
      receiver.received.map(({ slug, contentType }) => [slug, contentType]),
    );
    expect(types).toEqual({
      seerr: "application/json",
      sonarr: "application/json",
      radarr: "application/json",
      jellyfin: "text/plain; charset=utf-8",
    });
  });

  it("A1: sends a movie's webhooks in order", () => {
    expect(names("seerr", A1_MOVIE)).toEqual([
      "MEDIA_PENDING",
      "MEDIA_APPROVED",
      "MEDIA_AVAILABLE",
    ]);
    expect(names("radarr", A1_MOVIE)).toEqual(["MovieAdded", "Grab", "Download"]);
    expect(names("jellyfin", A1_MOVIE)).toEqual(["ItemAdded"]);
  });

  it("A2: an auto-approved request sends one notification, all values strings", () => {
    expect(names("seerr", A2_AUTO_APPROVED)).toEqual(["MEDIA_AUTO_APPROVED", "MEDIA_AVAILABLE"]);
    const [first] = heard("seerr", A2_AUTO_APPROVED);
    expect(first).toMatchObject({
      event: "Series Request Automatically Approved",
      media: { media_type: "tv", status: "PENDING", tvdbId: expect.stringMatching(/^\d+$/) },
      request: { request_id: expect.stringMatching(/^\d+$/), requestedBy_username: "Jörg Ünal" },
      issue: null,
      extra: [{ name: "Requested Seasons", value: "1" }],
    });
  });

  it("A3: twelve singles are twelve grabs, twelve files and twelve completions", () => {
    const events = names("sonarr", A3_SINGLES);
    expect(events.filter((name) => name === "Grab")).toHaveLength(12);
    expect(events.filter((name) => name === "Download file")).toHaveLength(12);
    expect(events.filter((name) => name === "Download complete")).toHaveLength(12);
  });

  it("A4: a pack is one grab, a file event each and one completion at the end", () => {
    expect(names("sonarr", A4_PACK)).toEqual([
      "SeriesAdd",
      "Grab",
      ...Array.from({ length: 12 }, () => "Download file"),
      "Download complete",
    ]);
    const grab = heard("sonarr", A4_PACK)[1];
    expect(grab?.episodes).toHaveLength(12);
    expect(grab?.downloadId).toMatch(/^[0-9A-F]{40}$/);
  });

  it("A5 and A6: anime is matched by Shoko and shown under Shokofin's tree", async () => {
    const { title } = A6_LYCORIS_RECOIL;
    const series = await ask.jellyfin(
      "/Items?Recursive=true&IncludeItemTypes=Series&searchTerm=Lycoris&Fields=ProviderIds,Path",
    );
    const [shown] = series.Items;
    expect(shown?.ProviderIds).toMatchObject({ Tmdb: String(title.tmdbId) });
    const episodes = await ask.jellyfin(
      `/Shows/${shown?.Id}/Episodes?isMissing=false&Fields=Path,ProviderIds,MediaSources`,
    );
    expect(episodes.TotalRecordCount).toBe(13);
    for (const episode of episodes.Items) {
      expect(episode.Path).toContain(`[Shoko File=${episode.ProviderIds?.["Shoko File"]}]`);
      expect(episode.MediaSources).toHaveLength(1);
    }
    const [movie] = (
      await ask.jellyfin(
        "/Items?Recursive=true&IncludeItemTypes=Movie&Fields=Path&searchTerm=clockmaker",
      )
    ).Items;
    expect(movie?.Path).toMatch(/^\/config\/Shokofin\/VFS\/.*\[Shoko File=\d+\]\.mkv$/);
    expect(
      names("sonarr", A6_LYCORIS_RECOIL).filter((name) => name === "Download file"),
    ).toHaveLength(13);
    expect(names("radarr", A5_ANIME_MOVIE)).toEqual(["MovieAdded", "Grab", "Download"]);
  });

  it("A7: one file carries two episodes", async () => {
    const first = heard("sonarr", A7_MULTI_EPISODE).find(
      (body) => eventName(body) === "Download file",
    );
    expect(first?.episodes).toHaveLength(2);
    const items = await ask.jellyfin(
      "/Items?Recursive=true&IncludeItemTypes=Episode&searchTerm=The%20Will",
    );
    expect(items.Items).toMatchObject([{ IndexNumber: 1, IndexNumberEnd: 2 }]);
  });

  it("A8: specials come along as season 0, unmonitored", async () => {
    const [series] = await ask.sonarr<{ id: number }[]>(
      `/api/v3/series?tvdbId=${A8_SPECIALS.title.kind === "series" ? A8_SPECIALS.title.tvdbId : 0}`,
    );
    const episodes = await ask.sonarr<
      { seasonNumber: number; monitored: boolean; hasFile: boolean }[]
    >(`/api/v3/episode?seriesId=${series?.id}`);
    const specials = episodes.filter(({ seasonNumber }) => seasonNumber === 0);
    expect(specials).toHaveLength(2);
    expect(specials.every(({ hasFile, monitored }) => hasFile && !monitored)).toBe(true);
  });

  it("pages requests and history by ten unless asked otherwise, newest first", async () => {
    const requests = await ask.seerr<{
      pageInfo: object;
      results: { id: number; status: number }[];
    }>("/api/v1/request");
    expect(requests.pageInfo).toMatchObject({ pageSize: 10, results: 8, page: 1 });
    expect(requests.results.map(({ status }) => status)).toEqual(
      Array.from({ length: 8 }, () => 5),
    );
    const history = await ask.sonarr<{ records: { id: number }[]; totalRecords: number }>(
      "/api/v3/history",
    );
    expect(history.records).toHaveLength(10);
    expect(history.totalRecords).toBeGreaterThan(80);
    expect(history.records[0]?.id).toBeGreaterThan(history.records[9]?.id ?? 0);
  });

  it("leaves missing episodes in Jellyfin's lists unless they are filtered out", async () => {
    const [northbound] = (
      await ask.jellyfin("/Items?Recursive=true&IncludeItemTypes=Series&searchTerm=Northbound")
    ).Items;
    const all = await ask.jellyfin(`/Shows/${northbound?.Id}/Episodes`);
    const present = await ask.jellyfin(`/Shows/${northbound?.Id}/Episodes?isMissing=false`);
    expect([all.TotalRecordCount, present.TotalRecordCount]).toEqual([22, 12]);
  });
});

interface WebhookBody {
  readonly eventType?: string;
  readonly notification_type?: string;
  readonly NotificationType?: string;
  readonly subject?: string;
  readonly series?: { readonly title: string };
  readonly movie?: { readonly title: string };
  readonly SeriesName?: string;
  readonly Name?: string;
  readonly episodes?: readonly object[];
  readonly episodeFile?: object;
  readonly episodeFiles?: readonly object[];
  readonly downloadId?: string;
}

/** Both of Sonarr's kinds of `Download` have the same event type. */
function eventName(body: WebhookBody): string {
  if (body.episodeFiles) return "Download complete";
  return body.episodeFile ? `${body.eventType} file` : (body.eventType ?? "");
}
