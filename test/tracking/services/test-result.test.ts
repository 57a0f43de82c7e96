import { describe, expect, it } from "vitest";
import { formatNote } from "../../../server/domain/message/service-note.ts";
import { SERVICE_KINDS } from "../../../server/domain/service-kind.ts";
import { createDelugeAdapter } from "../../../server/integrations/download-client/deluge/adapter.ts";
import {
  INTEGRATION_ERROR_CODES,
  IntegrationError,
} from "../../../server/integrations/port/error.ts";
import { SERVICE_NAMES } from "../../../server/integrations/port/kind.ts";
import { toFailure } from "../../../server/tracking/services/test-result.ts";
import { depsWith } from "../../integrations/download-client/common/support.ts";
import { PASSWORD, startDeluge } from "../../integrations/download-client/deluge/fake-deluge.ts";

describe("a failed connection test", () => {
  it.each(INTEGRATION_ERROR_CODES)(
    "repeats what an adapter says, whatever its code (%s)",
    (code) => {
      for (const kind of SERVICE_KINDS) {
        const error = new IntegrationError("one", code, "the daemon is on holiday");
        expect(toFailure({ kind }, error)).toMatchObject({
          code,
          message: {
            code: "SERVICE_REPORTS",
            params: { service: SERVICE_NAMES[kind], cause: "the daemon is on holiday" },
          },
        });
      }
    },
  );

  it.each(INTEGRATION_ERROR_CODES)("words the code where nobody said more (%s)", (code) => {
    const error = new IntegrationError("one", code, "status 0", { isGeneric: true });
    const { message, field } = toFailure({ kind: "SONARR", apiKey: "key" }, error);
    expect(formatNote(message)).toMatch(/^[A-Z].*\.$/);
    expect(["url", "apiKey", null]).toContain(field);
  });

  it("reports that the web interface of Deluge answers and its daemon does not", async () => {
    const hosts = [["a", "127.0.0.1", false]] as const;
    const { url } = await startDeluge({ daemon: () => undefined, hosts });
    const connection = { slug: "deluge", kind: "DELUGE", url, password: PASSWORD } as const;
    const error: unknown = await createDelugeAdapter(
      connection,
      depsWith(() => new Date()),
    )
      .check()
      .catch((reason: unknown) => reason);
    expect(toFailure(connection, error)).toMatchObject({
      message: {
        code: "SERVICE_REPORTS",
        params: { service: "Deluge", cause: { code: "DAEMON_UNREACHABLE" } },
      },
      field: null,
    });
  });
});
