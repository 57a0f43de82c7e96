import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "./random.ts";
import { createText, createValue, mutate } from "./value.ts";

/** A webhook to send. */
export interface FuzzedHook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

const FIXTURES = join(import.meta.dirname, "../fixtures");
const SENDERS = ["seerr", "sonarr", "radarr", "shoko", "jellyfin"] as const;

interface Recorded {
  readonly slug: string;
  readonly payload: unknown;
}

/** The recorded bodies of all services that send webhooks. */
function readRecorded(): readonly Recorded[] {
  return SENDERS.flatMap((slug) =>
    readdirSync(join(FIXTURES, slug))
      .filter((name) => /^(webhook|download|grab).*\.json$/.test(name))
      .flatMap((name) => {
        const text = readFileSync(join(FIXTURES, slug, name), "utf8");
        const payload: unknown = JSON.parse(text);
        return [{ slug, payload }];
      }),
  );
}

export function createHooks(secret: string): (random: Random) => FuzzedHook {
  const recorded = readRecorded();
  return (random) => {
    const { slug: own, payload } = random.pick(recorded);
    // Now and then to a service that does not send it.
    const slug = random.chance(0.9) ? own : random.pick([...SENDERS, "none", "..%2f", "__proto__"]);
    return {
      path: `/hooks/${slug}${random.chance(0.05) ? "/" : ""}${random.chance(0.05) ? "?proof=x" : ""}`,
      headers: {
        "content-type": random.chance(0.9)
          ? "application/json"
          : random.pick(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]),
        ...(random.chance(0.97) && { "x-webhook-token": secret }),
      },
      body: createBody(payload, random),
    };
  };
}

function createBody(payload: unknown, random: Random): Buffer | string {
  const kind = random.below(20);
  if (kind === 0) return createText(random);
  if (kind === 1)
    return Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256)));
  if (kind === 2) return JSON.stringify(createValue(random));
  const text = JSON.stringify(kind < 5 ? payload : mutate(payload, random));
  return kind === 3 ? text.slice(0, random.below(text.length)) : text;
}
