import { describe, expect, it } from "vitest";
import { openFrontDoor } from "../support/front-door.ts";

const QUERY = `query ($id: ID!, $last: Int, $before: Sequence) { request(id: $id) {
  overview runtimeMinutes genres backdropUrl
  transitions(last: $last, before: $before) { sequence to }
  downloads { media { resolution audio hasSeveralAudio subtitles hasSeveralSubtitles } }
} }`;

describe("what a title is about", () => {
  it("is null or empty until a service has reported it", async () => {
    const { make, query } = await openFrontDoor();
    const { id } = await make.request();
    const { data, errors } = await query(QUERY, { id });
    expect(errors).toBeUndefined();
    expect(data.request).toMatchObject({
      overview: null,
      runtimeMinutes: null,
      genres: [],
      backdropUrl: null,
    });
  });

  it("comes with the backdrop at the tracker, never at its site", async () => {
    const { make, query } = await openFrontDoor();
    const { id } = await make.request({
      overview: "Two agents serve coffee.",
      runtimeMinutes: 24,
      genres: '["Animation","Crime"]',
      backdropUrl: "https://image.tmdb.org/t/p/w1280/wide.jpg",
    });
    const elsewhere = await make.request({ backdropUrl: "https://evil.example/wide.jpg" });
    const { request } = (await query(QUERY, { id })).data;
    expect(request).toMatchObject({
      overview: "Two agents serve coffee.",
      runtimeMinutes: 24,
      genres: ["Animation", "Crime"],
    });
    expect(request.backdropUrl).toMatch(/^\/api\/posters\/[\w-]{22}\/[\w-]+$/);
    expect((await query(QUERY, { id: elsewhere.id })).data.request.backdropUrl).toBeNull();
  });

  it("says of a download what its name and quality say", async () => {
    const { make, query } = await openFrontDoor();
    const { id: downloadId } = await make.download({
      title: "[Group] A Show - S01 (BD 1080p) [Japanese][English Subs]",
      quality: "Bluray-1080p",
    });
    const { id } = await make.request({ downloadIds: JSON.stringify([downloadId]) });
    const { data } = await query(QUERY, { id });
    expect(data.request.downloads).toEqual([
      {
        media: {
          resolution: 1080,
          audio: ["ja"],
          hasSeveralAudio: false,
          subtitles: ["en"],
          hasSeveralSubtitles: false,
        },
      },
    ]);
  });
});

it("pages the history of a request backwards, without a gap or a double", async () => {
  const { make, query } = await openFrontDoor();
  const { id } = await make.request();
  const other = await make.request();
  const all: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    all.push(String(await make.transition(id, { to: "GRABBING" })));
    await make.transition(other.id, { to: "GRABBING" });
  }
  const page = async (before: string | null): Promise<string[]> => {
    const { data, errors } = await query(QUERY, { id, last: 2, before });
    expect(errors).toBeUndefined();
    return data.request.transitions.map(({ sequence }: { sequence: string }) => sequence);
  };
  const newest = await page(null);
  const older = await page(newest[0] ?? null);
  const oldest = await page(older[0] ?? null);
  expect([...oldest, ...older, ...newest]).toEqual(all);
  expect(await page(oldest[0] ?? null)).toEqual([]);
});
