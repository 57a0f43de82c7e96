import { expect, it } from "vitest";
import { toDetailFacts } from "../../../../server/integrations/request-manager/seerr/facts.ts";
import { SeerrDetails } from "../../../../server/integrations/request-manager/seerr/payload.ts";
import { readFixture } from "../../../support/fixture.ts";

const recorded = (name: string) =>
  SeerrDetails.parse(readFixture<{ body: unknown }>(`seerr/${name}.json`).body);

it("reads what a movie is about", () => {
  expect(toDetailFacts("MOVIE", recorded("api-movie-details")).item).toMatchObject({
    overview: "A linguist is asked to talk with visitors who write in circles.",
    runtimeMinutes: 116,
    genres: ["Drama"],
    backdropUrl: "https://image.tmdb.org/t/p/w1280/bd.jpg",
  });
});

it("reads what a show is about, with the length of an episode", () => {
  expect(toDetailFacts("TV", recorded("api-tv-details")).item).toMatchObject({
    overview: "A lawyer finds a new name.",
    runtimeMinutes: 24,
    genres: ["Animation"],
    backdropUrl: "https://image.tmdb.org/t/p/w1280/bd.jpg",
  });
});

it("reports nothing where TMDB has nothing", () => {
  const { item } = toDetailFacts(
    "TV",
    SeerrDetails.parse({
      name: "A Show",
      overview: "",
      runtime: 0,
      episodeRunTime: [],
      genres: [],
      backdropPath: null,
    }),
  );
  for (const fact of ["overview", "runtimeMinutes", "genres", "backdropUrl"])
    expect(item).not.toHaveProperty(fact);
});
