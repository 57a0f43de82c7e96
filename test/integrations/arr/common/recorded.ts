import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach } from "vitest";

/** Bodies of real servers that are kept beside the repository, not in it; where they are missing their tests say so. */
const ROOT = join(import.meta.dirname, "../../../../../shared/fixtures");

export interface Recorded {
  readonly name: string;
  readonly body: unknown;
}

function hasRecorded(service: string): boolean {
  return existsSync(join(ROOT, service));
}

/** Before each test that reads them. */
export function skipWithoutRecorded(service: string): void {
  beforeEach(({ skip }) =>
    skip(!hasRecorded(service), `the recorded bodies of ${service} are missing here`),
  );
}

export function listRecorded(service: string, prefix: string): Recorded[] {
  // One that stands for all, to be skipped by name.
  if (!hasRecorded(service)) return [{ name: `${prefix}*.json`, body: undefined }];
  return readdirSync(join(ROOT, service))
    .filter((name) => name.startsWith(prefix) && name.endsWith(".json"))
    .map((name) => ({
      name,
      body: JSON.parse(readFileSync(join(ROOT, service, name), "utf8")) as unknown,
    }));
}

export function loadRecorded(service: string, name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, service, name), "utf8"));
}
