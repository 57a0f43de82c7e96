import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SETTINGS } from "../server/config/config.ts";

const root = join(import.meta.dirname, "..");

const Service = z.object({
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()),
  pids_limit: z.number(),
  mem_limit: z.string(),
  logging: z.object({
    driver: z.string(),
    options: z.object({ "max-size": z.string(), "max-file": z.string() }),
  }),
  tmpfs: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()),
});

const Compose = z.object({
  services: z.record(z.string(), z.looseObject(Service.shape)),
  volumes: z.record(z.string(), z.unknown()),
});

const Secrets = z.object({
  services: z.record(
    z.string(),
    z.strictObject({
      environment: z.record(z.string(), z.string()),
      secrets: z.array(z.string()),
    }),
  ),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

function readText(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function readYaml(file: string): unknown {
  return parse(readText(file), { merge: true });
}

const compose = Compose.parse(readYaml("docker-compose.yml"));

it.each(Object.entries(compose.services))(
  "%s can write to its volumes only, gains no rights, and has bounds",
  (_name, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(service.pids_limit).toBeLessThanOrEqual(256);
    expect(service.mem_limit).toMatch(/\d[mg]\}?$/);
    expect(service.logging.options).toEqual({ "max-size": "10m", "max-file": "3" });
    for (const mount of service.tmpfs)
      expect(mount).toMatch(/^\/[\w/]+:size=\d+m,noexec,nosuid,nodev$/);
    // Named volumes: nothing of the host, such as Docker's socket.
    for (const mount of service.volumes)
      expect(Object.keys(compose.volumes)).toContain(mount.split(":")[0]);
    for (const name of ["privileged", "network_mode", "pid", "ipc", "devices", "userns_mode"])
      expect(service).not.toHaveProperty(name);
  },
);

it("offers PostgreSQL and the demo by profiles, and runs the tracker and the demo as any user", () => {
  const { tracker, postgres, demo } = compose.services;
  expect([tracker?.["profiles"], postgres?.["profiles"], demo?.["profiles"]]).toEqual([
    undefined,
    ["postgres"],
    ["demo"],
  ]);
  for (const service of [tracker, demo])
    expect(service?.["user"]).toBe("${PUID:-1000}:${PGID:-1000}");
  // The last stage of the Dockerfile is the image; the demo is the one before it.
  expect(demo?.["build"]).toEqual({ context: ".", target: "demo" });
  expect(readText("Dockerfile")).toMatch(/^FROM build AS demo$/m);
});

it("gives the tracker no capability, and a place for all that it writes", () => {
  const { tracker } = compose.services;
  expect(tracker?.cap_add).toEqual([]);
  const { DATA_DIR, SQLITE_TMPDIR } = tracker?.environment ?? {};
  expect(tracker?.volumes).toContain(`data:${DATA_DIR}`);
  expect(SQLITE_TMPDIR).toBe(DATA_DIR);
  expect(tracker?.tmpfs.map((mount) => mount.split(":")[0])).toContain("/tmp");
});

it("leaves the tracker room beside its JavaScript heap", () => {
  const heapMb = Number(/--max-old-space-size=(\d+)/.exec(readText("node.env"))?.[1]);
  const limitMb = Number(/MEMORY_LIMIT:-(\d+)m/.exec(readText("docker-compose.yml"))?.[1]);
  expect(limitMb).toBeGreaterThanOrEqual(heapMb * 2);
});

it("shows how secrets come from files, by settings that exist, from a folder that Git ignores", () => {
  const { services, secrets } = Secrets.parse(readYaml("docker-compose.secrets.yml"));
  const settings = SETTINGS.flatMap(({ name, isSecret }) => (isSecret ? [`${name}_FILE`] : []));
  expect(Object.keys(services)).toEqual(["tracker"]);
  for (const { environment, secrets: mounted } of Object.values(services)) {
    expect(Object.values(environment)).toEqual(mounted.map((name) => `/run/secrets/${name}`));
    for (const name of Object.keys(environment)) expect(settings).toContain(name);
    expect(mounted).toEqual(Object.keys(secrets));
  }
  const files = Object.values(secrets).map(({ file }) => file);
  const ignored = execFileSync("git", ["check-ignore", ...files], { cwd: root }).toString();
  expect(ignored.trim().split("\n")).toEqual(files);
});
