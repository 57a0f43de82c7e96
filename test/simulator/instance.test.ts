import { afterEach, expect, it } from "vitest";
import { startReceiver } from "../../simulator/receiver.ts";
import { API_KEYS } from "../../simulator/service/access.ts";
import { startStack, type Stack } from "../../simulator/stack.ts";
import { movieStory } from "../../simulator/stories/shape.ts";
import { fillQueue } from "../../simulator/world/fill-queue.ts";
import { movie } from "../../simulator/world/title.ts";

let stack: Stack;
afterEach(async () => {
  await stack.stop();
});

async function ask<T>(service: keyof typeof API_KEYS, path: string): Promise<T> {
  const response = await fetch(stack.urls[service] + path, {
    headers: { "X-Api-Key": API_KEYS[service] },
  });
  return (await response.json()) as T;
}

it("keeps the same movie apart in two Radarr instances: equal ids, separate files, queue, history and webhooks", async () => {
  stack = await startStack({ speed: 240, tickMs: 10, instances: ["radarr-4k"] });
  const receiver = await startReceiver();
  stack.connectTracker(receiver.target);
  const title = movie({ title: "Both Ways", year: 2022 });
  const plain = movieStory(title, { id: "F1", by: "mika", downloadSeconds: 5 });
  const inUhd = {
    ...plain,
    steps: plain.steps.map((step) =>
      step.do === "request" ? { ...step, by: "Ada", is4k: true } : step,
    ),
  };
  await Promise.all([stack.play(plain), stack.play(inUhd)]);

  interface Movie {
    id: number;
    tmdbId: number;
    movieFile: { path: string; quality: { quality: { resolution: number } } };
  }
  const [[hd], [uhd]] = [
    await ask<Movie[]>("radarr", "/api/v3/movie"),
    await ask<Movie[]>("radarr-4k", "/api/v3/movie"),
  ];
  expect([hd?.id, hd?.tmdbId]).toEqual([uhd?.id, uhd?.tmdbId]);
  expect(hd?.movieFile.quality.quality.resolution).toBe(1080);
  expect(uhd?.movieFile.quality.quality.resolution).toBe(2160);
  expect(hd?.movieFile.path).not.toBe(uhd?.movieFile.path);
  for (const instance of ["radarr", "radarr-4k"] as const) {
    const { totalRecords } = await ask<{ totalRecords: number }>(instance, "/api/v3/history");
    expect(totalRecords).toBe(2);
    const events = receiver.received.filter(({ slug }) => slug === instance);
    expect(events.map(({ body }) => (body as { eventType: string }).eventType)).toEqual([
      "MovieAdded",
      "Grab",
      "Download",
    ]);
  }
  const { results } = await ask<{ results: { is4k: boolean; status: number; media: object }[] }>(
    "seerr",
    "/api/v1/request",
  );
  expect(results.map(({ is4k, status }) => [is4k, status])).toContainEqual([true, 5]);
  expect(results[0]?.media).toMatchObject({ serviceId: 0, serviceId4k: 1, status: 5, status4k: 5 });
  await receiver.stop();
});

it("has no second Radarr unless one is requested", async () => {
  stack = await startStack();
  expect(stack.urls["radarr-4k"]).toBe("");
});

it("fills the queue with any number of singles, each with its own progress", async () => {
  stack = await startStack();
  const downloads = fillQueue(stack.world, 300);
  expect(new Set(downloads.map(({ hash }) => hash)).size).toBe(300);
  const rows = await ask<{ status: string }[]>("sonarr", "/api/v3/queue/details");
  expect(rows).toHaveLength(300);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["downloading"]));
});

it("records every call by the simulated clock, with the response", async () => {
  stack = await startStack({ speed: 60 });
  const statuses: number[] = [];
  const stop = stack.recorder.listen(({ status }) => statuses.push(status));
  await ask("sonarr", "/api/v3/queue?page=1&pageSize=5");
  await fetch(`${stack.urls.sonarr}/api/v3/queue`);
  stop();
  await ask("sonarr", "/api/v3/tag");
  expect(statuses).toEqual([200, 401]);
  const calls = stack.recorder.calls("sonarr");
  expect(calls.map(({ method, path }) => [method, path])).toEqual([
    ["GET", "/api/v3/queue"],
    ["GET", "/api/v3/queue"],
    ["GET", "/api/v3/tag"],
  ]);
  expect(calls[0]?.query.get("pageSize")).toBe("5");
  expect(calls.every(({ at }) => at <= stack.world.clock.now())).toBe(true);
  expect(stack.recorder.calls("radarr")).toEqual([]);
});
