import type { GraphQLSchema } from "graphql";
import { createDocuments, createQuery } from "./document.ts";
import type { Random } from "./random.ts";
import { createText, createValue } from "./value.ts";

const TYPES = [...Array(60).fill("subscribe"), "complete", "complete", "ping", "pong", "next"];
const IDS = ["1", "2", "", "__proto__", "constructor"];

/** Makes what a client sends on a socket: frames of the protocol with hostile parts, and others. */
export function createFrames(
  schema: GraphQLSchema,
  ids: readonly string[],
): (random: Random) => string | Buffer {
  const createDocument = createDocuments(schema, ids);
  return (random) => {
    // Seldom, as the server closes the socket of whoever breaks the protocol.
    const kind = random.below(120);
    if (kind === 0) return createText(random);
    if (kind === 1) return JSON.stringify(createValue(random));
    if (kind === 2)
      return Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
    if (kind === 3)
      return JSON.stringify({ type: "connection_init", payload: createValue(random) });
    return JSON.stringify({
      id: random.chance(0.98)
        ? `${random.pick(IDS)}${random.below(1_000)}`
        : createValue(random, 1),
      type: random.chance(0.98) ? random.pick(TYPES) : createText(random),
      payload: random.chance(0.97)
        ? { query: createQuery(schema, ids, random) }
        : createDocument(random),
    });
  };
}
