import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { API_TYPES } from "../../scripts/openapi-operations.ts";
import { generateApiType } from "../../scripts/openapi-types.ts";
import { OPENAPI_MISSING } from "../support/openapi.ts";

describe.skipIf(OPENAPI_MISSING !== null)(
  `types of the services' operations (${OPENAPI_MISSING ?? "documents present"})`,
  () => {
    it.each(API_TYPES)("$name is generated from the documents", async (api) => {
      const checkedIn = await readFile(new URL(`../../${api.file}`, import.meta.url), "utf8");
      expect(await generateApiType(api)).toBe(checkedIn);
    });
  },
);
