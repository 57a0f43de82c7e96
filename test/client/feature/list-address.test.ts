import { expect, it } from "vitest";
import {
  type ListAddress,
  NO_FILTERS,
  formatAddress,
  isOverview,
  readAddress,
  toRequestFilter,
  withFilters,
  withSearch,
} from "../../../client/feature/request-list/address.ts";

const read = (query: string): ListAddress =>
  readAddress(Object.fromEntries(new URLSearchParams(query)));

it("reads every filter from the address, and writes it back", () => {
  const query =
    "show=active&q=recoil&state=approved,downloading&type=show&anime=yes&by=Ada+L.&service=sonarr-anime&problem=no&sort=title";
  const address = read(query);
  expect(address).toEqual({
    view: "active",
    search: "recoil",
    sort: "title",
    filters: {
      states: ["APPROVED", "DOWNLOADING"],
      mediaType: "TV",
      isAnime: true,
      requester: "Ada L.",
      service: "sonarr-anime",
      hasProblem: false,
    },
  });
  expect(formatAddress(address)).toBe(`/?${query}`);
});

it("is the overview without parameters, and with those that mean nothing", () => {
  const nothing = { view: "active", search: "", filters: NO_FILTERS, sort: "activity" };
  expect(read("")).toEqual(nothing);
  expect(read("show=nothing&state=x&type=book&anime=perhaps&sort=size&q=++")).toEqual(nothing);
  expect(isOverview(read(""))).toBe(true);
  expect(formatAddress(read(""))).toBe("/");
  expect(isOverview(read("sort=newest"))).toBe(false);
  expect(isOverview(read("show=active&type=movie"))).toBe(false);
});

it("lists all requests as soon as there is a search or a filter, unless a view was chosen", () => {
  expect(read("q=dune").view).toBe("all");
  expect(formatAddress(withSearch(read(""), "dune"))).toBe("/?q=dune");
  expect(formatAddress(withSearch(read("q=dune"), ""))).toBe("/");
  expect(formatAddress(withSearch(read("show=ready"), "dune"))).toBe("/?show=ready&q=dune");
  const movies = withFilters(read(""), { ...NO_FILTERS, mediaType: "MOVIE" });
  expect(formatAddress(movies)).toBe("/?type=movie");
  expect(formatAddress({ ...movies, view: "active" })).toBe("/?show=active&type=movie");
});

it("asks the API for a view with what it is narrowed down to", () => {
  expect(toRequestFilter(read(""))).toEqual({ isFinished: false });
  expect(toRequestFilter(read("show=mine&q=dune"))).toEqual({ scope: "MINE", search: "dune" });
  expect(toRequestFilter(read("by=Ada&service=radarr&problem=yes"))).toEqual({
    requestedBy: "Ada",
    service: "radarr",
    hasProblem: true,
  });
  expect(toRequestFilter(read("show=ready&state=available,failed"))).toEqual({
    states: ["AVAILABLE"],
  });
  // Nothing that is ready has failed.
  expect(toRequestFilter(read("show=ready&state=failed"))).toEqual({ states: [] });
});
