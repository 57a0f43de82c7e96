import { type JSX, Show } from "solid-js";
import { backupText } from "../../language/words/backup.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Moment } from "../../ui/moment.tsx";
import { RevokeButton } from "../../ui/revoke-button.tsx";
import { sizeWords } from "../../wording/size.ts";
import { exactWords } from "../../wording/time.ts";
import type { Backup } from "./backup-document.ts";

interface BackupRowProps {
  readonly backup: Backup;
  readonly onRestore: () => Promise<void>;
  readonly onRemove: () => Promise<void>;
}

/** A backup with the buttons to download, restore and delete it. */
export function BackupRow(props: BackupRowProps): JSX.Element {
  const task = createTask();
  const time = () => exactWords(new Date(props.backup.madeAt));
  const address = () => new URL(`api/backups/${props.backup.name}`, document.baseURI).href;
  return (
    <li>
      <div>
        <b>
          <Moment at={props.backup.madeAt} words={time} />
        </b>
        <br />
        <small>
          {sizeWords(Number(props.backup.size))}
          <Show when={props.backup.isBeforeUpgrade}>{` · ${backupText("beforeUpgrade")}`}</Show>
        </small>
        <ErrorText words={task.error()} />
      </div>
      <div class="actions">
        <a
          class="btn small"
          href={address()}
          download=""
          aria-label={backupText("downloadOf", { time: time() })}
        >
          {backupText("download")}
        </a>
        <RevokeButton
          what={time()}
          verb={{ label: backupText("restore"), name: backupText("restoreOf", { time: time() }) }}
          yes={backupText("restoreYes")}
          isBusy={task.isBusy()}
          onRevoke={() => void task.run(props.onRestore)}
        />
        <RevokeButton
          what={time()}
          verb={{ label: backupText("remove"), name: backupText("removeOf", { time: time() }) }}
          yes={backupText("removeYes")}
          isBusy={task.isBusy()}
          onRevoke={() => void task.run(props.onRemove)}
        />
      </div>
    </li>
  );
}
