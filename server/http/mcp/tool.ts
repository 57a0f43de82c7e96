import { z } from "zod";

/** A tool that reads: its arguments become the variables of one GraphQL query, whose data is the answer. */
export interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly query: string;
  /** Returns the variables of the query for arguments that `input` has accepted. */
  toVariables(args: Readonly<Record<string, unknown>>, now: Date): Record<string, unknown>;
}

const DAY_MS = 86_400_000;
/** The longest range of the calendar. */
const MAX_DAYS = 45;
const MAX_TITLE = 200;

const title = z.string().trim().min(1).max(MAX_TITLE);

const limit = z
  .int()
  .min(1)
  .max(25)
  .default(5)
  .describe("How many requests to return at most, from 1 to 25.");

const scope = z
  .enum(["ALL", "OWN", "MINE", "FOLLOWED"])
  .default("ALL")
  .describe(
    "ALL: every request that the owner of the token may see. OWN: those that the owner made or follows. MINE, FOLLOWED: one of both.",
  );

const REQUEST = `
  id title originalTitle year mediaType isAnime is4k seasons requestedBy
  state stateReason stateChangedAt progress eta downloadEta nextAirDate isNextAirDateDayOnly isComplete
  counts { total aired unaired approved grabbing downloading downloaded importing matching available failed }
  problem { code message severity since until }
  watchUrl`;

/** Read-only. What they return is the data of `query`, as the GraphQL API returns it to the same token. */
export const MCP_TOOLS: readonly McpTool[] = [
  {
    name: "where_is",
    title: "Where is a title?",
    description:
      "Finds requested movies and shows by title and says where each is: its state from REQUESTED to AVAILABLE, its stages with the times at which they were reached, how many episodes are ready, and when the rest is expected.",
    input: z.object({
      title: title.describe("Words of the title, in any language that the library knows."),
      limit,
    }),
    query: `query WhereIs($title: String!, $first: Int!) {
      requests(first: $first, orderBy: ACTIVITY, filter: { search: $title }) {
        totalCount
        nodes { ${REQUEST} stages { state reachedAt inferred service usualSeconds } }
      }
    }`,
    toVariables: (args) => ({ title: args["title"], first: args["limit"] }),
  },
  {
    name: "why_not",
    title: "Why is a title not there yet?",
    description:
      "Says why requested titles are not progressing: the problems of each with their sentences, since when and until when, whether a person has to act (STUCK) or it ends by itself (WAITING), and the last steps. Without a title: everything that is stuck.",
    input: z.object({
      title: title.optional().describe("Words of the title. Omit it for everything that is stuck."),
      limit,
    }),
    query: `query WhyNot($title: String, $hasProblem: Boolean, $first: Int!) {
      requests(first: $first, orderBy: ACTIVITY, filter: { search: $title, hasProblem: $hasProblem }) {
        totalCount
        nodes {
          ${REQUEST}
          problems { code message severity since until }
          transitions(last: 5) { at from to inferred service message episode { season number } }
        }
      }
    }`,
    toVariables: ({ title: words, limit: first }) =>
      words === undefined ? { hasProblem: true, first } : { title: words, first },
  },
  {
    name: "whats_coming",
    title: "What is coming?",
    description:
      "Lists what is on its way now, and the episodes and movies that air or are released in the next days, each with its state.",
    input: z.object({
      days: z
        .int()
        .min(1)
        .max(MAX_DAYS)
        .default(7)
        .describe(`How many days ahead, from 1 to ${MAX_DAYS}.`),
      scope,
    }),
    query: `query WhatsComing($from: DateTime!, $to: DateTime!, $scope: RequestScope!) {
      onTheWay: requests(
        first: 25
        orderBy: ACTIVITY
        filter: { states: [GRABBING, DOWNLOADING, DOWNLOADED, IMPORTING, ANIME_MATCHING], scope: $scope }
      ) {
        totalCount
        nodes { ${REQUEST} }
      }
      calendar(from: $from, to: $to, scope: $scope, first: 50) {
        nodes {
          date isDayOnly state progress
          episode { season number title }
          request { id title year mediaType }
        }
        pageInfo { hasNextPage }
      }
    }`,
    toVariables: ({ days, scope: whose }, now) => ({
      from: now.toISOString(),
      to: new Date(now.getTime() + Number(days) * DAY_MS).toISOString(),
      scope: whose,
    }),
  },
  {
    name: "recently_ready",
    title: "What became ready?",
    description:
      "Lists the requests that are ready to watch, those with the latest news first, with the link that plays them in the media server.",
    input: z.object({ limit, scope }),
    query: `query RecentlyReady($first: Int!, $scope: RequestScope!) {
      requests(first: $first, orderBy: ACTIVITY, filter: { states: [AVAILABLE], scope: $scope }) {
        totalCount
        nodes { ${REQUEST} }
      }
    }`,
    toVariables: ({ limit: first, scope: whose }) => ({ first, scope: whose }),
  },
];
