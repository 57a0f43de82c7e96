import { For, type JSX, Show, createSignal, createUniqueId } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createLoaded } from "../../graphql/create-loaded.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import { backupText } from "../../language/words/backup.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { LoadedContent } from "../../ui/loaded-content.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import {
  BackupsQuery,
  MakeBackupMutation,
  RemoveBackupMutation,
  RestoreBackupMutation,
} from "./backup-document.ts";
import { BackupRow } from "./backup-row.tsx";

/** The backups of the database: make one, download it, restore it, delete it. */
export function BackupSection(): JSX.Element {
  const { client } = useConnection();
  const id = createUniqueId();
  const task = createTask();
  const [notice, setNotice] = createSignal("");
  const { value, error, reload } = createLoaded(() => runQuery(client, BackupsQuery, {}));
  let make: HTMLButtonElement | undefined;
  const makeOne = () =>
    task.run(async () => {
      setNotice("");
      await runMutation(client, MakeBackupMutation, {});
      await reload();
      setNotice(backupText("made"));
    });
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{backupText("backups")}</b>
        <span role="status">{notice()}</span>
      </h2>
      <p class="quiet">{backupText("hint")}</p>
      <LoadedContent source={{ isLoaded: () => value() !== null, error, reload }}>
        <Show when={value()?.backupFailure}>
          {(failure) => (
            <p class="error">
              <Phrase
                of={backupText.template("failed", { reason: failure().reason })}
                parts={{ time: <Moment at={failure().at} /> }}
              />
            </p>
          )}
        </Show>
        <Show when={value()?.backups.length === 0}>
          <p class="quiet">{backupText("none")}</p>
        </Show>
        <ul class="account-rows">
          <For each={value()?.backups}>
            {(backup) => (
              <BackupRow
                backup={backup}
                onRestore={async () => {
                  const { name } = backup;
                  const { restoreBackup } = await runMutation(client, RestoreBackupMutation, {
                    name,
                  });
                  setNotice(backupText(restoreBackup ? "restarting" : "restartNeeded"));
                }}
                onRemove={async () => {
                  await runMutation(client, RemoveBackupMutation, { name: backup.name });
                  await reload();
                  make?.focus();
                }}
              />
            )}
          </For>
        </ul>
      </LoadedContent>
      <button
        class="btn"
        type="button"
        ref={(element) => (make = element)}
        aria-busy={task.isBusy()}
        onClick={() => void makeOne()}
      >
        {task.isBusy() ? backupText("making") : backupText("make")}
      </button>
      <ErrorText words={task.error()} />
    </section>
  );
}
