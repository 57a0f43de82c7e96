import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, validate } from "graphql";
import { expect, it, onTestFinished } from "vitest";
import { loadOperations, type Operation } from "../../client/build/trusted-documents.ts";
import { createSchema } from "../../server/graphql/schema.ts";
import { ADMIN_TOKEN } from "../support/admin-token.ts";
import { openSocket } from "../support/client.ts";
import { openFrontDoor, type FrontDoor } from "../support/front-door.ts";

const CLIENT = join(import.meta.dirname, "../../client");

/** What the build of the client writes. */
function writeClient(texts: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), "tracker-client-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, "index.html"), "<!doctype html><html><head></head></html>");
  writeFileSync(join(dir, "documents.json"), JSON.stringify(texts));
  return dir;
}

function openWith(operations: readonly Pick<Operation, "hash" | "text">[]): Promise<FrontDoor> {
  const texts = Object.fromEntries(operations.map(({ hash, text }) => [hash, text]));
  return openFrontDoor({ clientDir: writeClient(texts) });
}

async function send({ url }: FrontDoor, hash: string, token: string | null) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      ...(token !== null && { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ extensions: toExtensions(hash) }),
  });
  return response.json();
}

function toExtensions(hash: string) {
  return { persistedQuery: { version: 1, sha256Hash: hash } };
}

/** Signing in, by every way, and what a link shows. */
const PUBLIC = [
  "Session",
  "LogIn",
  "SetUp",
  "LogOut",
  "SignInOptions",
  "StartQuickConnect",
  "FinishQuickConnect",
  "Invitation",
  "AcceptInvitation",
  "SharedRequest",
  "SharedRequestChanged",
];

it("runs every document of the client by its hash, and for a stranger only public ones", async () => {
  const operations = await loadOperations(CLIENT);
  expect(operations.length).toBeGreaterThan(40);
  const door = await openWith(operations);
  for (const { name, text, hash } of operations) {
    expect(validate(createSchema(), parse(text)), name).toEqual([]);
    const isPublic = PUBLIC.includes(name);
    const { errors = [] } = await send(door, hash, null);
    const codes = errors.map(({ extensions }: { extensions: { code: string } }) => extensions.code);
    expect(codes.includes("UNAUTHENTICATED"), name).toBe(!isPublic);
    expect(codes, name).not.toContain("PERSISTED_QUERY_NOT_SUPPORTED");
  }
});

it("runs the documents of the client over WebSocket as well", async () => {
  const text = "query Me { viewer { name } }";
  const door = await openWith([{ text, hash: "a".repeat(64) }]);
  const socket = await openSocket(door.socketUrl);
  const id = "1";
  const answer = new Promise<unknown>((resolve) => {
    socket.raw.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString());
      if (message.id === id) resolve(message.payload);
    });
  });
  const payload = { query: "", extensions: toExtensions("a".repeat(64)) };
  socket.raw.send(JSON.stringify({ id, type: "subscribe", payload }));
  expect(await answer).toEqual({ data: { viewer: { name: "ADMIN_TOKEN" } } });
});

it("lets the client's documents be longer than those of a stranger, and knows no others", async () => {
  const text = `query Long { setupRequired } # ${"x".repeat(5_000)}`;
  const hash = "b".repeat(64);
  const door = await openWith([{ text, hash }]);
  expect(await send(door, hash, null)).toEqual({ data: { setupRequired: true } });
  for (const [unknown, token] of [
    ["c".repeat(64), null],
    ["c".repeat(64), ADMIN_TOKEN],
    ["__proto__", ADMIN_TOKEN],
  ] as const) {
    const { errors } = await send(door, unknown, token);
    expect(errors[0].extensions.code).toBe("PERSISTED_QUERY_NOT_SUPPORTED");
  }
});
