import { For, type JSX, Show, createUniqueId } from "solid-js";
import {
  notificationKindHints,
  notificationKinds,
  notificationText,
} from "../../language/words/notification.ts";
import { shell } from "../../language/words/shell.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { Notifications } from "./create-notifications.ts";
import type { NotificationSettings, NotificationsInput } from "./document.ts";

interface SectionProps {
  readonly settings: NotificationSettings;
  readonly notifications: Notifications;
}

/** The rules as a table of switches. */
export function RuleSection(props: SectionProps): JSX.Element {
  const id = createUniqueId();
  const task = createTask();
  const save = (input: NotificationsInput) => task.run(() => props.notifications.save(input));
  const hasCaughtUp = () =>
    props.settings.rules.some(({ kind, isOn }) => kind === "CAUGHT_UP" && isOn);
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{notificationText("what")}</b>
        <span role="status">{task.isBusy() ? shell("saving") : ""}</span>
      </h2>
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">{notificationText("news")}</th>
            <th scope="col">{notificationText("notify")}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.settings.rules}>
            {(rule) => (
              <tr>
                <th scope="row" id={`${id}-${rule.kind}`}>
                  {notificationKinds(rule.kind)}
                  <small id={`${id}-${rule.kind}-hint`}>{notificationKindHints(rule.kind)}</small>
                </th>
                <td>
                  <input
                    type="checkbox"
                    role="switch"
                    aria-labelledby={`${id}-${rule.kind}`}
                    checked={rule.isOn}
                    onChange={(event) =>
                      void save({
                        rules: [{ kind: rule.kind, isOn: event.currentTarget.checked }],
                      })
                    }
                  />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={hasCaughtUp()}>
        <div class="form-fields">
          <SelectField
            label={notificationText("caughtUpPace")}
            options={[
              { value: "EACH", name: notificationText("paceEach") },
              { value: "WEEKLY", name: notificationText("paceWeekly") },
            ]}
            value={props.settings.caughtUpPace}
            onChoose={(caughtUpPace) => void save({ caughtUpPace })}
          />
        </div>
      </Show>
      <ErrorText words={task.error()} />
    </section>
  );
}
