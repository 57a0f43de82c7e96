import fc from "fast-check";
import { expect, it } from "vitest";
import {
  planArr,
  reasonsToKeep,
  type DeletionScope,
  type DownloadFacts,
  type OtherRequest,
} from "../../../server/domain/deletion/plan.ts";

const SEASONS = [0, 1, 2, 3] as const;

const season = fc.constantFrom(...SEASONS);
const numbers = fc.record({ season, number: fc.integer({ min: 1, max: 3 }) });

const otherRequests: fc.Arbitrary<OtherRequest[]> = fc
  .array(fc.uniqueArray(season, { maxLength: 3 }), { maxLength: 2 })
  .map((requested) =>
    requested.map((seasons, index) => ({ id: `other ${index}`, by: `person ${index}`, seasons })),
  );

const deletionScope: fc.Arbitrary<DeletionScope> = fc
  .uniqueArray(fc.constantFrom(1, 2, 3), { maxLength: 2 })
  .map((seasons) => ({ mediaType: "TV" as const, seasons }));

/** A series of which any file may hold any episodes, across seasons too. */
const holding = fc
  .array(
    fc.record({ episodes: fc.uniqueArray(numbers, { minLength: 1, maxLength: 3, selector: key }) }),
    { maxLength: 6 },
  )
  .chain((drawn) => {
    const files = drawn.map(({ episodes }, index) => ({
      id: index + 1,
      path: `/tv/show/file ${index + 1}.mkv`,
      episodes,
    }));
    return fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }).map((monitored) => ({
      title: "The show",
      files,
      episodes: SEASONS.flatMap((one) => [1, 2, 3].map((number) => ({ season: one, number }))).map(
        (episode, index) => ({
          ...episode,
          isMonitored: monitored[index] ?? false,
          fileId:
            files.find(({ episodes }) => episodes.some((held) => key(held) === key(episode)))?.id ??
            null,
        }),
      ),
    }));
  });

function key(episode: { season: number; number: number }): string {
  return `${episode.season}x${episode.number}`;
}

const isMine = ({ seasons }: DeletionScope, one: number) =>
  seasons.length === 0 || seasons.includes(one);
const isWanted = (others: readonly OtherRequest[], one: number) =>
  others.some(({ seasons }) => (seasons.length === 0 ? one > 0 : seasons.includes(one)));

it("never removes a file with an episode that was not asked for or that another request wants", () => {
  fc.assert(
    fc.property(deletionScope, otherRequests, holding, (own, others, facts) => {
      const plan = planArr(own, others, facts);
      for (const { episodes } of plan.files) {
        for (const episode of episodes) {
          expect(isMine(own, episode.season)).toBe(true);
          expect(isWanted(others, episode.season)).toBe(false);
        }
      }
      for (const episode of plan.episodes) expect(isWanted(others, episode.season)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it("removes the series only where nobody else asked for it and no other season has files or is monitored", () => {
  fc.assert(
    fc.property(deletionScope, otherRequests, holding, (own, others, facts) => {
      const plan = planArr(own, others, facts);
      const isOtherSeasonAlive = facts.episodes.some(
        (episode) =>
          !isMine(own, episode.season) && (episode.isMonitored || episode.fileId !== null),
      );
      const isSomeFileLeft = plan.files.length < facts.files.length;
      expect(plan.removesTitle).toBe(others.length === 0 && !isOtherSeasonAlive && !isSomeFileLeft);
      // Everything kept is reported with its reason.
      if (!plan.removesTitle) expect(plan.kept.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

it("leaves every download alone that carries anything of another request, season, title or torrent, and no other", () => {
  const download: fc.Arbitrary<DownloadFacts> = fc.record({
    title: fc.constant("A release"),
    episodes: fc.uniqueArray(numbers, { maxLength: 5, selector: key }),
    sharedWith: otherRequests,
    otherTitles: fc.array(fc.constant("Another show"), { maxLength: 1 }),
    crossSeeds: fc.array(fc.constant("A cross-seed"), { maxLength: 1 }),
    files: fc.option(
      fc.array(
        numbers.map((one) => `Show.S0${one.season}E0${one.number}.mkv`),
        { maxLength: 5 },
      ),
    ),
    known: fc.constant([]),
  });
  fc.assert(
    fc.property(deletionScope, otherRequests, download, (own, others, facts) => {
      const isForeign = (one: number) => !isMine(own, one) || isWanted(others, one);
      const reasons = reasonsToKeep(own, others, facts);
      const isShared =
        facts.sharedWith.length > 0 ||
        facts.otherTitles.length > 0 ||
        facts.crossSeeds.length > 0 ||
        facts.episodes.some((episode) => isForeign(episode.season));
      if (isShared) expect(reasons.length).toBeGreaterThan(0);
      const named = (facts.files ?? []).map((name) => Number(/S0(\d)/.exec(name)?.[1]));
      // Names alone count where there are more files than episodes that anybody spoke of.
      if (named.some(isForeign) && named.length > facts.episodes.length)
        expect(reasons.length).toBeGreaterThan(0);
      if (!isShared && !named.some(isForeign)) expect(reasons).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("never removes a movie that another request wants", () => {
  fc.assert(
    fc.property(otherRequests, (others) => {
      const own: DeletionScope = { mediaType: "MOVIE", seasons: [] };
      const file = { id: 1, path: "/movies/a movie.mkv", episodes: [] };
      const plan = planArr(own, others, { title: "A movie", episodes: [], files: [file] });
      expect(plan.removesTitle).toBe(others.length === 0);
      expect(plan.files).toEqual(others.length === 0 ? [file] : []);
    }),
  );
});
