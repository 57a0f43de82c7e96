import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** A document in which a service describes its API, as it was published with one version. */
export interface OpenApiDocument {
  /** Its name in the folder. */
  readonly file: string;
  readonly version: string;
  readonly url: string;
  /** What the tests were written against; a document that was changed since is refused. */
  readonly sha256: string;
}

/** Ignored by git: the documents belong to their projects. */
export const OPENAPI_FOLDER = fileURLToPath(new URL("../.openapi", import.meta.url));

export const OPENAPI_DOCUMENTS: readonly OpenApiDocument[] = [
  {
    file: "sonarr.json",
    version: "Sonarr 4.0.19.2979",
    url: "https://raw.githubusercontent.com/Sonarr/Sonarr/v4.0.19.2979/src/Sonarr.Api.V3/openapi.json",
    sha256: "3fd4c4f4385b1043c3568bd3b37fa6c3c0161135072962dffb611f4ff270e2b7",
  },
  {
    file: "radarr.json",
    version: "Radarr 6.3.0.10514",
    url: "https://raw.githubusercontent.com/Radarr/Radarr/v6.3.0.10514/src/Radarr.Api.V3/openapi.json",
    sha256: "95ea9062485118d6a8abed8250b9bfbf94e4de0f55e9c5611da6805864f9a26e",
  },
  {
    file: "seerr.yml",
    version: "Seerr 3.1.0",
    url: "https://raw.githubusercontent.com/seerr-team/seerr/v3.1.0/seerr-api.yml",
    sha256: "d1c5f42d3326b35899ac7be5ad8ea8badda6919104e3644607584cc353bf4d91",
  },
  {
    file: "jellyfin.json",
    version: "Jellyfin 10.11.11",
    url: "https://repo.jellyfin.org/files/openapi/stable/jellyfin-openapi-10.11.11.json",
    sha256: "e29fc369ecae54676caeb50cbbc006b5c4ee959906c00f1e02f6f83db9c227fb",
  },
  {
    file: "jellyfin-12.0.json",
    version: "Jellyfin 12.0.0",
    url: "https://repo.jellyfin.org/files/openapi/stable/jellyfin-openapi-12.0.json",
    sha256: "91534097236d67af87df81dc2dabd063b9b5ea5de3386f8f322b2817e2ab47e4",
  },
];

/** Names of the documents that are missing in a folder, or are not the expected version. */
export function findMissing(
  folder: string,
  documents: readonly OpenApiDocument[] = OPENAPI_DOCUMENTS,
): readonly string[] {
  return documents
    .filter(({ file, sha256 }) => {
      const path = join(folder, file);
      return !existsSync(path) || hashOf(readFileSync(path)) !== sha256;
    })
    .map(({ file }) => file);
}

interface ProvideOptions {
  readonly documents: readonly OpenApiDocument[];
  readonly folder: string;
  /** Folder to copy the documents from; null downloads them. */
  readonly from: string | null;
  readonly report: (line: string) => void;
}

/** Brings every document into the folder and returns why some could not be; none is left half written. */
export async function provideDocuments({
  documents,
  folder,
  from,
  report,
}: ProvideOptions): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const missing = findMissing(folder, documents);
  const problems: string[] = [];
  for (const document of documents) {
    const { file, version } = document;
    if (!missing.includes(file)) {
      report(`${file}: ${version} is there already`);
      continue;
    }
    try {
      const content = await (from === null ? download(document) : copy(document, from));
      await writeFile(join(folder, `${file}.part`), content);
      await rename(join(folder, `${file}.part`), join(folder, file));
      report(`${file}: ${version}`);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(`${file}: ${error.message}`);
    }
  }
  return problems;
}

/** A document cannot be had, for a reason that the message gives. */
class DocumentError extends Error {
  override readonly name = "DocumentError";
}

const TIMEOUT_MS = 60_000;

async function download({ url, sha256 }: OpenApiDocument): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (error: unknown) => {
      throw new DocumentError(`${url} cannot be reached: ${causeOf(error)}`);
    },
  );
  if (!response.ok) throw new DocumentError(`${url} answers ${response.status}`);
  const content = await response.bytes().catch((error: unknown) => {
    throw new DocumentError(`${url} was cut off: ${causeOf(error)}`);
  });
  return check(content, sha256, url);
}

async function copy({ file, sha256 }: OpenApiDocument, from: string): Promise<Uint8Array> {
  const path = join(from, file);
  const content = await readFile(path).catch((error: unknown) => {
    throw new DocumentError(`cannot be read: ${causeOf(error)}`);
  });
  return check(content, sha256, path);
}

function check(content: Uint8Array, expected: string, origin: string): Uint8Array {
  const found = hashOf(content);
  if (found === expected) return content;
  throw new DocumentError(
    `${origin} is another version (SHA-256 ${found}). To move on to it, change scripts/openapi.ts and run the tests.`,
  );
}

function hashOf(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

const USAGE = `Usage: npm run openapi                     downloads the OpenAPI documents of the services
       npm run openapi -- --from <folder>  copies them from a folder`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: "string" } } });
  // npm runs scripts in the root of the project; a relative path is meant from where it was called.
  const from =
    values.from === undefined ? null : resolve(process.env["INIT_CWD"] ?? ".", values.from);
  if (from !== null && !existsSync(from)) throw new DocumentError(`There is no folder ${from}.`);
  const problems = await provideDocuments({
    documents: OPENAPI_DOCUMENTS,
    folder: OPENAPI_FOLDER,
    from,
    report: (line) => console.log(line),
  });
  if (problems.length === 0) return;
  const advice =
    from === null ? "\nWithout internet, copy them: npm run openapi -- --from <folder>" : "";
  throw new DocumentError(`${problems.join("\n")}${advice}`);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    const isUsage = error instanceof TypeError && "code" in error;
    if (!isUsage && !(error instanceof DocumentError)) throw error;
    console.error(isUsage ? `${error.message}\n${USAGE}` : error.message);
    process.exitCode = 1;
  });
}
