import { describe, expect, it } from "vitest";
import type { RequestControl } from "../../../../server/integrations/port/request-manager.ts";
import { createSeerrAdapter } from "../../../../server/integrations/request-manager/seerr/adapter.ts";
import { createDeps, sendJson, startServer } from "../../arr/common/fake-server.ts";

async function setUp(status = 200, answer: object = { id: 31 }) {
  const server = await startServer((_call, response) => sendJson(response, answer, status));
  const { requests } = createSeerrAdapter(
    { slug: "seerr", kind: "SEERR", url: server.url, apiKey: "seerr-key" },
    createDeps(),
  );
  if (!requests) throw new Error("it takes no orders");
  const events = () =>
    server.calls.map(({ method, path, headers }) => [method, path, headers["x-api-key"]]);
  return { requests, events };
}

const ORDERS: readonly [string, (requests: RequestControl) => Promise<void>][] = [
  ["approve", (requests) => requests.approve("31")],
  ["decline", (requests) => requests.decline("31", "not this one")],
];

it.each(ORDERS)("makes Seerr %s a request", async (verb, give) => {
  const { requests, events } = await setUp();
  await give(requests);
  expect(events()).toEqual([["POST", `/api/v1/request/31/${verb}`, "seerr-key"]]);
});

it.each([
  [404, "not-found"],
  [403, "auth"],
  [500, "server-error"],
])("sends a command once, and reports that it was answered with %i", async (status, code) => {
  const { requests, events } = await setUp(status);
  await expect(requests.approve("31")).rejects.toMatchObject({ code, service: "seerr" });
  expect(events()).toHaveLength(1);
});

it.each([
  [
    "says that CSRF protection is on, and how to switch it off",
    403,
    { message: "invalid csrf token" },
    /^CSRF protection is on.* switch off "Enable CSRF Protection" under Settings → Network/,
  ],
  ["repeats Seerr's own words", 409, { message: "Not now.\nLater." }, /^Not now\. Later$/],
  ["names the status where Seerr says nothing", 409, "no words", /^refused \(409\)$/],
])("%s, and does not blame the key", async (_name, status, answer, words) => {
  const { requests } = await setUp(status, typeof answer === "string" ? [answer] : answer);
  const commands = [
    () => requests.approve("31"),
    () => requests.decline("31", null),
    () => requests.retry("31"),
  ];
  for (const command of commands)
    await expect(command()).rejects.toMatchObject({
      code: "refused",
      message: expect.stringMatching(words),
    });
});

describe("sending a request again", () => {
  const FILM = { id: 31, status: 2, type: "movie", is4k: false, seasons: [], rootFolder: null };

  async function sendAgain(request: object, answers: Record<string, unknown> = {}) {
    const server = await startServer(({ method, path }, response) => {
      if (method === "GET") sendJson(response, answers[path] ?? request);
      else sendJson(response, answers[`${method} ${path}`] ?? { id: 31 });
    });
    const { requests } = createSeerrAdapter(
      { slug: "seerr", kind: "SEERR", url: server.url, apiKey: "seerr-key" },
      createDeps(),
    );
    const error = await requests?.retry("31").then(
      () => null,
      (thrown: unknown) => thrown,
    );
    const changes = server.calls.filter(({ method }) => method !== "GET");
    return {
      error,
      sent: changes.map(({ method, path, body }) => [
        `${method} ${path}`,
        body === "" ? null : JSON.parse(body),
      ]),
    };
  }

  it.each([1, 3, 4, 5])("asks for a retry where its status is %i", async (status) => {
    const { sent } = await sendAgain({ ...FILM, status });
    expect(sent).toEqual([["POST /api/v1/request/31/retry", null]]);
  });

  it("edits an approved request, which Seerr does not retry, so that it means the same", async () => {
    const { sent } = await sendAgain(FILM);
    expect(sent).toEqual([
      ["PUT /api/v1/request/31", { mediaType: "movie", is4k: false, rootFolder: "" }],
    ]);
  });

  it("keeps everything that was chosen for it, and all of its seasons", async () => {
    const show = {
      ...FILM,
      type: "tv",
      is4k: true,
      serverId: 0,
      profileId: 7,
      languageProfileId: 1,
      tags: [3],
      rootFolder: "/tv",
      seasons: [{ seasonNumber: 0 }, { seasonNumber: 2 }],
    };
    const kept = {
      mediaType: "tv",
      is4k: true,
      serverId: 0,
      profileId: 7,
      languageProfileId: 1,
      tags: [3],
      seasons: [0, 2],
    };
    const folders = async (rootFolder: string) => (await sendAgain({ ...show, rootFolder })).sent;
    expect(await folders("/tv")).toEqual([
      ["PUT /api/v1/request/31", { ...kept, rootFolder: "/tv/" }],
    ]);
    expect(await folders("/tv/")).toEqual([
      ["PUT /api/v1/request/31", { ...kept, rootFolder: "/tv" }],
    ]);
  });

  it("names the default server where the default folder is named already", async () => {
    const servers = [
      { id: 0, is4k: true, isDefault: true },
      { id: 1, is4k: false, isDefault: false },
      { id: 2, is4k: false, isDefault: true },
    ];
    const answers = { "/api/v1/settings/radarr": servers };
    const { sent } = await sendAgain({ ...FILM, rootFolder: "" }, answers);
    expect(sent).toMatchObject([["PUT /api/v1/request/31", { rootFolder: "", serverId: 2 }]]);
  });

  it("says that it has to be edited in Seerr where no change would mean the same", async () => {
    const { sent, error } = await sendAgain({ ...FILM, rootFolder: "", serverId: 2 });
    expect(sent).toEqual([]);
    expect(error).toMatchObject({ code: "refused", message: expect.stringMatching(/edit/) });
  });

  it("repeats Seerr's words where all its seasons belong to other requests", async () => {
    const { error } = await sendAgain(FILM, {
      "PUT /api/v1/request/31": { message: "No seasons available to request" },
    });
    expect(error).toMatchObject({ code: "refused", message: "No seasons available to request" });
  });
});
