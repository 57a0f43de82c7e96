import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { findMissing, provideDocuments, type OpenApiDocument } from "../scripts/openapi.ts";

const CONTENT = '{"openapi":"3.0.1"}';
const SHA256 = createHash("sha256").update(CONTENT).digest("hex");

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tracker-openapi-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function documentAt(url: string, file = "service.json"): OpenApiDocument {
  return { file, version: "Service 1.0", url, sha256: SHA256 };
}

async function startServer(answers: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer(({ url = "" }, response) => {
    const answer = answers[url];
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function provide(
  documents: readonly OpenApiDocument[],
  folder: string,
  from: string | null = null,
) {
  const lines: string[] = [];
  const problems = await provideDocuments({
    documents,
    folder,
    from,
    report: (line) => lines.push(line),
  });
  return { lines, problems };
}

it("downloads a document once", async () => {
  const server = await startServer({ "/v1": CONTENT });
  const folder = makeFolder();
  const documents = [documentAt(`${server}/v1`)];
  expect(findMissing(folder, documents)).toEqual(["service.json"]);
  expect(await provide(documents, folder)).toEqual({
    lines: ["service.json: Service 1.0"],
    problems: [],
  });
  expect(readFileSync(join(folder, "service.json"), "utf8")).toBe(CONTENT);
  expect(findMissing(folder, documents)).toEqual([]);
  expect(await provide(documents, folder)).toEqual({
    lines: ["service.json: Service 1.0 is there already"],
    problems: [],
  });
});

it("copies documents from a folder, and names each that is missing there", async () => {
  const from = makeFolder();
  const folder = makeFolder();
  writeFileSync(join(from, "one.json"), CONTENT);
  const documents = ["one.json", "two.json"].map((file) => documentAt("http://127.0.0.1:9", file));
  const { lines, problems } = await provide(documents, folder, from);
  expect(lines).toEqual(["one.json: Service 1.0"]);
  expect(problems).toEqual([expect.stringMatching(/^two\.json: cannot be read: ENOENT/)]);
  expect(readdirSync(folder)).toEqual(["one.json"]);
});

it("says why a document cannot be had, and keeps nothing of it", async () => {
  const server = await startServer({ "/changed": '{"openapi":"3.1.0"}' });
  const folder = makeFolder();
  const { problems } = await provide(
    [
      documentAt("http://127.0.0.1:9/down", "down.json"),
      documentAt(`${server}/gone`, "gone.json"),
      documentAt(`${server}/changed`, "changed.json"),
    ],
    folder,
  );
  expect(problems).toEqual([
    expect.stringMatching(/^down\.json: .*\/down cannot be reached: .+/),
    `gone.json: ${server}/gone answers 404`,
    expect.stringMatching(
      /^changed\.json: .*\/changed is another version \(SHA-256 [0-9a-f]{64}\)/,
    ),
  ]);
  expect(readdirSync(folder)).toEqual([]);
});
