import { expect, it, vi } from "vitest";
import { aMovie } from "../../simulator/manual-stack.ts";
import { request } from "../../simulator/world/request.ts";
import { startTestApp } from "../support/app.ts";

it("stops the tracker and starts another with its data and port, while the services keep running", async () => {
  const events = await startTestApp({
    speed: 60,
    instances: ["jellyfin-2"],
    skewMinutes: { sonarr: 10 },
  });
  const { world, urls } = events.stack;
  const titles = async () => {
    const { requests } = await events.query("{ requests(first: 20) { nodes { title } } }");
    return requests.nodes.map(({ title }: { title: string }) => title);
  };
  request(world, { title: aMovie("Before") });
  await vi.waitFor(async () => expect(await titles()).toEqual(["Before"]));
  const { url } = events.app;
  await events.stopTracker();
  await expect(titles()).rejects.toThrow("fetch failed");
  request(world, { title: aMovie("Meanwhile") });
  await events.restart();
  expect(events.app.url).toBe(url);
  expect(urls["jellyfin-2"]).not.toBe("");
  await vi.waitFor(async () => expect(await titles()).toContain("Meanwhile"));
  expect(await titles()).toContain("Before");
  await events.socket.settled();
});
