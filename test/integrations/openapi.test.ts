import { describe, expect, it } from "vitest";
import { createClient } from "../../simulator/client.ts";
import type { ServiceName } from "../../simulator/failures.ts";
import type { Exchange } from "../../simulator/http/recorder.ts";
import { startStack } from "../../simulator/stack.ts";
import { HAPPY_PATH } from "../../simulator/stories/happy-path.ts";
import { makeTroubles } from "../../simulator/troubles.ts";
import { recordConversation } from "../support/conversation.ts";
import {
  createDocumentChecker,
  nameOf,
  OPENAPI_MISSING,
  type DocumentHabits,
} from "../support/openapi.ts";
import { createShokoChecker } from "../support/shoko-routes.ts";

const ARR: DocumentHabits = { ignoresCase: true, saysCreated: true };
const JELLYFIN: DocumentHabits = { ignoresCase: true, splitsCommas: true };

interface Documented {
  readonly service: "seerr" | "sonarr" | "radarr" | "jellyfin";
  readonly file: string;
  readonly habits: DocumentHabits;
  /** Endpoints that the tracker does not use (yet). */
  readonly more: readonly string[];
}

const DOCUMENTS: readonly Documented[] = [
  {
    service: "sonarr",
    file: "sonarr.json",
    habits: ARR,
    more: [
      "/api/v3/tag",
      "/api/v3/queue?pageSize=50",
      "/api/v3/queue/status",
      "/api/v3/history?pageSize=200&includeSeries=true&includeEpisode=true",
      "/api/v3/series",
      "/api/v3/episodefile?seriesId=21",
      "/api/v3/rootfolder",
      "/api/v3/system/task",
      "/api/v3/health",
      "/api/v3/queue/details?includeSeries=true&includeEpisode=true",
      "/api/v3/history/series?seriesId=21",
      "/api/v3/command",
      "/api/v3/notification/schema",
    ],
  },
  {
    service: "radarr",
    file: "radarr.json",
    habits: ARR,
    more: [
      "/api/v3/tag",
      "/api/v3/queue?pageSize=50",
      "/api/v3/queue/status",
      "/api/v3/history?pageSize=200&includeMovie=true",
      "/api/v3/movie",
      "/api/v3/moviefile?movieId=201",
      "/api/v3/rootfolder",
      "/api/v3/system/task",
      "/api/v3/health",
      "/api/v3/queue/details?includeMovie=true",
      "/api/v3/history/movie?movieId=201",
      "/api/v3/command",
      "/api/v3/notification/schema",
    ],
  },
  {
    service: "seerr",
    file: "seerr.yml",
    habits: { basePath: "/api/v1" },
    more: ["/api/v1/settings/public", "/api/v1/request?take=3&filter=all", "/api/v1/request/1"],
  },
  ...["jellyfin.json", "jellyfin-12.0.json"].map((file) => ({
    service: "jellyfin" as const,
    file,
    habits: JELLYFIN,
    more: [
      "/System/Info/Public",
      "/Items?recursive=true&fields=ProviderIds,Path,MediaSources,DateCreated",
      "/Library/VirtualFolders",
      "/ScheduledTasks",
    ],
  })),
];

/** Known differences between a document and its server; any other difference fails. */
const TOLERATED: readonly Tolerance[] = [
  {
    services: ["sonarr", "radarr"],
    failure: /^no such path or method: POST \/signalr\/messages\/negotiate$/,
    reason: "the hub of the app's own web page is in no document",
  },
  {
    services: ["sonarr"],
    failure: /^GET \/api\/v3\/health \/\*\/wikiUrl must be object/,
    reason: "an address is a class of Sonarr's own, which is written as text",
  },
];

interface Tolerance {
  readonly services: readonly ServiceName[];
  readonly failure: RegExp;
  readonly reason: string;
}

function notTolerated({ service }: Documented, failures: readonly string[]): string[] {
  const unexpected = failures.filter(
    (failure) =>
      !TOLERATED.some(
        ({ services, failure: known }) => services.includes(service) && known.test(failure),
      ),
  );
  return [...new Set(unexpected)];
}

let asked: Promise<readonly Exchange[]> | null = null;
let recorded: Promise<readonly Exchange[]> | null = null;
/** Shared by all tests of this file; the app stops with the first test. */
async function conversationWith(service: ServiceName): Promise<readonly Exchange[]> {
  recorded ??= recordConversation();
  const exchanges = (await recorded).filter((exchange) => exchange.service === service);
  expect(exchanges.length).toBeGreaterThan(5);
  return exchanges;
}

const reason = OPENAPI_MISSING === null ? "" : ` (${OPENAPI_MISSING})`;

// Eight stories in one app take as long as the machine is busy.
const SLOW = { timeout: 120_000 };

describe.skipIf(OPENAPI_MISSING !== null)(
  `the services' own OpenAPI documents${reason}`,
  SLOW,
  () => {
    it.each(DOCUMENTS)("make no call to $service that is not in $file", async (documented) => {
      const checker = await createDocumentChecker(documented.file, documented.habits);
      const exchanges = await conversationWith(documented.service);
      const failures = exchanges.flatMap((exchange) => checker.request(exchange));
      expect(notTolerated(documented, failures)).toEqual([]);
    });

    it.each(DOCUMENTS)(
      "describe the answers of the simulated $service in $file",
      async (documented) => {
        const checker = await createDocumentChecker(documented.file, documented.habits);
        const events = await conversationWith(documented.service);
        asked ??= askMore();
        const rest = (await asked).filter(({ service }) => service === documented.service);
        expect(rest.length).toBeGreaterThanOrEqual(documented.more.length);
        const exchanges = [...events, ...rest];
        const failures = exchanges.flatMap((exchange) => checker.response(exchange));
        expect(notTolerated(documented, failures)).toEqual([]);
      },
    );

    it.each(TOLERATED)("still need the exception for $reason", async ({ services, failure }) => {
      const failures = await Promise.all(
        DOCUMENTS.filter(({ service }) => services.includes(service)).map(
          async ({ service, file, habits }) => {
            const checker = await createDocumentChecker(file, habits);
            asked ??= askMore();
            const more = (await asked).filter((exchange) => exchange.service === service);
            return [
              ...(await conversationWith(service)).flatMap((one) => checker.request(one)),
              ...more.flatMap((one) => checker.response(one)),
            ];
          },
        ),
      );
      for (const ofOne of failures) expect(ofOne.some((text) => failure.test(text))).toBe(true);
    });

    it("reveal an unknown path, parameter, body and answer", async () => {
      const checker = await createDocumentChecker("sonarr.json", ARR);
      const exchange: Exchange = {
        service: "sonarr",
        method: "GET",
        path: "/api/v3/queue/details",
        query: new URLSearchParams({ IncludeSeries: "true" }),
        at: new Date(),
        requestBody: "",
        status: 200,
        json: [{ id: 1, series: { title: null } }],
      };
      const failuresOf = (query: Record<string, string>) =>
        checker.request({ ...exchange, query: new URLSearchParams(query) });
      expect(checker.request(exchange)).toEqual([]);
      expect(checker.response(exchange)).toEqual([]);
      expect(checker.request({ ...exchange, path: "/api/v3/queues" })).toHaveLength(1);
      expect(checker.request({ ...exchange, method: "PATCH" })).toHaveLength(1);
      expect(failuresOf({ includeEverything: "true" })).toHaveLength(1);
      expect(failuresOf({ includeSeries: "maybe" })).toHaveLength(1);
      const saved = { ...exchange, method: "POST", path: "/api/v3/notification" };
      expect(
        checker.request({ ...saved, query: new URLSearchParams(), requestBody: '{"name":1}' }),
      ).toHaveLength(1);
      expect(checker.response({ ...exchange, json: [{ id: "1" }] })).toHaveLength(1);
      expect(checker.response({ ...exchange, json: [{ id: 1, serie: {} }] })).toHaveLength(1);
    });
  },
);

describe("the simulated services", SLOW, () => {
  it("apply what the tracker changes", async () => {
    asked ??= askMore();
    const refused = (await asked).filter(({ status }) => status < 200 || status > 299);
    expect(refused.map((exchange) => `${exchange.status} ${nameOf(exchange)}`)).toEqual([]);
  });

  it("know and accept every call of the tracker", async () => {
    recorded ??= recordConversation();
    const refused = (await recorded).filter(({ status }) => status < 200 || status > 299);
    expect(refused.map((exchange) => `${exchange.status} ${nameOf(exchange)}`)).toEqual([]);
  });

  it("receive no call that is not among Shoko's routes", async () => {
    const checker = createShokoChecker();
    asked ??= askMore();
    const changes = (await asked).filter(({ service }) => service === "shoko");
    const exchanges = [...(await conversationWith("shoko")), ...changes];
    expect([...new Set(exchanges.flatMap((exchange) => checker.request(exchange)))]).toEqual([]);
  });
});

/** The other answers of the simulated services at the end of the same stories. */
async function askMore(): Promise<readonly Exchange[]> {
  const stack = await startStack({ speed: 600, tickMs: 10 });
  try {
    await Promise.all(HAPPY_PATH.map((story) => stack.play(story)));
    const exchanges: Exchange[] = [];
    stack.recorder.listen((exchange) => exchanges.push(exchange));
    const client = createClient(stack);
    const sendings = makeTroubles(stack.world);
    for (const { service, more } of DOCUMENTS) for (const path of more) await client[service](path);
    for (const { service, call, body } of sendings) await client.send(service, call, body);
    return exchanges;
  } finally {
    await stack.stop();
  }
}
