import fc from "fast-check";
import type { Role } from "../../server/domain/role.ts";

/** People, requests and who follows which, as a test compares the API with it. */
export interface World {
  readonly people: readonly Member[];
  readonly requests: readonly Asked[];
}

export interface Member {
  readonly role: Role;
  /** Indexes of followed requests. */
  readonly follows: readonly number[];
}

export interface Asked {
  /** Index of the person who made it; null: somebody who has never signed in. */
  readonly by: number | null;
  /** How Seerr names who made it: as its own user, or as Jellyfin's. */
  readonly knownBy: "seerr" | "jellyfin";
  readonly isFinished: boolean;
  readonly isHelpAsked: boolean;
  readonly state: "APPROVED" | "AVAILABLE";
}

const PEOPLE = 4;
const REQUESTS = 6;
const ROLES = ["REQUESTER", "REQUESTER", "VIEWER", "ADMIN"] as const;

const role = fc.constantFrom<Role>(...ROLES);

export const worlds: fc.Arbitrary<World> = fc.record({
  people: fc.array(
    fc.record({
      role,
      follows: fc.uniqueArray(fc.nat({ max: REQUESTS - 1 }), { maxLength: 3 }),
    }),
    { minLength: PEOPLE, maxLength: PEOPLE },
  ),
  requests: fc.array(
    fc.record({
      by: fc.option(fc.nat({ max: PEOPLE - 1 })),
      knownBy: fc.constantFrom("seerr", "jellyfin"),
      isFinished: fc.boolean(),
      isHelpAsked: fc.boolean(),
      state: fc.constantFrom("APPROVED", "AVAILABLE"),
    }),
    { minLength: REQUESTS, maxLength: REQUESTS },
  ),
});

/** What happens to a person meanwhile. */
export type Step =
  | { readonly kind: "role"; readonly person: number; readonly role: Role }
  | { readonly kind: "follow" | "unfollow"; readonly person: number; readonly request: number };

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("role"), person: fc.nat({ max: PEOPLE - 1 }), role }),
    fc.record({
      kind: fc.constantFrom("follow", "unfollow"),
      person: fc.nat({ max: PEOPLE - 1 }),
      request: fc.nat({ max: REQUESTS - 1 }),
    }),
  ),
  { minLength: 1, maxLength: 4 },
);

/** The rule in a second wording: an index of a request is visible to whoever has a wide role, made it or follows it. */
export function isVisible({ people, requests }: World, person: number, request: number): boolean {
  const { role: has, follows } = people[person] ?? { role: "REQUESTER", follows: [] };
  return has !== "REQUESTER" || requests[request]?.by === person || follows.includes(request);
}

export interface ListFilter {
  readonly scope?: "MINE" | "FOLLOWED" | "ALL";
  readonly isFinished?: boolean;
  readonly isHelpAsked?: boolean;
  readonly states?: readonly Asked["state"][];
}

export const filters: fc.Arbitrary<ListFilter> = fc.record(
  {
    scope: fc.constantFrom("MINE", "FOLLOWED", "ALL"),
    isFinished: fc.boolean(),
    isHelpAsked: fc.boolean(),
    states: fc.constantFrom<Asked["state"][]>(
      ["APPROVED"],
      ["AVAILABLE"],
      ["APPROVED", "AVAILABLE"],
    ),
  },
  { requiredKeys: [] },
);

/** The indexes of the requests that a filtered list has for a person. */
export function listVisible(world: World, person: number, filter: ListFilter): readonly number[] {
  return world.requests.flatMap((request, index) => {
    const { scope, isFinished, isHelpAsked, states } = filter;
    const isIn =
      isVisible(world, person, index) &&
      (scope !== "MINE" || request.by === person) &&
      (scope !== "FOLLOWED" || world.people[person]?.follows.includes(index) === true) &&
      (isFinished === undefined || request.isFinished === isFinished) &&
      (isHelpAsked === undefined || request.isHelpAsked === isHelpAsked) &&
      (states === undefined || states.includes(request.state));
    return isIn ? [index] : [];
  });
}

/** Fields of a request that lead to other requests, or to what belongs to them. */
export const selections: fc.Arbitrary<string> = fc
  .subarray([
    "isMine isFollowed followers",
    "requester { id name }",
    "downloads { id requests { id } files { name episode { id } } }",
    "transitions { sequence request { id } }",
    "episodes { id downloads { requests { id title } } transitions { request { id } } }",
    "stages { state usualSeconds }",
    "shareLinks { id }",
    "lastSync { id }",
    "actionHistory { id request { id } }",
  ])
  .map((parts) => `{ id version ${parts.join(" ")} }`);
