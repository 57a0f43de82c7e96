import type { JSX } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { runQuery } from "../../graphql/operation.ts";
import { aboutText } from "../../language/words/about.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { DiagnosticsQuery } from "./document.ts";

/** Downloads what helps somebody else to find a problem. */
export function DiagnosticsSection(): JSX.Element {
  const { client } = useConnection();
  const task = createTask();
  const download = async () => {
    const { diagnostics } = await runQuery(client, DiagnosticsQuery, {});
    const text = JSON.stringify(diagnostics, null, 2);
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const day = new Date().toISOString().slice(0, 10);
    Object.assign(document.createElement("a"), {
      href: url,
      download: `status-tracker-diagnostics-${day}.json`,
    }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <section class="card box setting" aria-labelledby="diagnostics-title">
      <h2 id="diagnostics-title">
        <b>{aboutText("diagnostics")}</b>
      </h2>
      <p class="quiet">{aboutText("diagnosticsHint")}</p>
      <button
        class="btn"
        type="button"
        aria-busy={task.isBusy()}
        onClick={() => void task.run(download)}
      >
        {task.isBusy() ? aboutText("gathering") : aboutText("download")}
      </button>
      <ErrorText words={task.error()} />
    </section>
  );
}
