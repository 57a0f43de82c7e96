import { type JSX, Show, createUniqueId } from "solid-js";
import { LANGUAGES, currentLocale, languageName } from "../../language/language.ts";
import { notificationText } from "../../language/words/notification.ts";
import { shell } from "../../language/words/shell.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { type Notifications, browserTimeZone } from "./create-notifications.ts";
import type { NotificationSettings, NotificationsInput } from "./document.ts";
import { TimeField } from "./time-field.tsx";

const EVENING = { from: "22:00", to: "07:00" } as const;
const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const LANGUAGE_OPTIONS = LANGUAGES.map((language) => ({
  value: language.toUpperCase() as Uppercase<typeof language>,
  name: languageName(language),
}));

interface SectionProps {
  readonly settings: NotificationSettings;
  readonly notifications: Notifications;
}

/** Quiet hours, digest, language and time zone. */
export function ScheduleSection(props: SectionProps): JSX.Element {
  const id = createUniqueId();
  const task = createTask();
  const save = (input: NotificationsInput) => task.run(() => props.notifications.save(input));
  return (
    <section class="card box setting" aria-labelledby={id}>
      <h2>
        <b id={id}>{notificationText("when")}</b>
        <span role="status">{task.isBusy() ? shell("saving") : ""}</span>
      </h2>
      <div class="form-fields">
        <SelectField
          label={notificationText("language")}
          options={LANGUAGE_OPTIONS}
          value={props.settings.language}
          onChoose={(language) => void save({ language })}
        />
        <label class="checkbox">
          <input
            type="checkbox"
            checked={props.settings.quietHours !== null}
            aria-describedby={`${id}-quiet`}
            onChange={(event) =>
              void save({ quietHours: event.currentTarget.checked ? EVENING : null })
            }
          />
          <span>{notificationText("quiet")}</span>
        </label>
        <small id={`${id}-quiet`}>{notificationText("quietHint")}</small>
        <Show when={props.settings.quietHours}>
          {(quiet) => (
            <div class="times">
              <TimeField
                label={notificationText("quietFrom")}
                value={quiet().from}
                onChoose={(from) => void save({ quietHours: { from, to: quiet().to } })}
              />
              <TimeField
                label={notificationText("quietTo")}
                value={quiet().to}
                onChoose={(to) => void save({ quietHours: { from: quiet().from, to } })}
              />
            </div>
          )}
        </Show>
        <SelectField
          label={notificationText("digest")}
          options={[
            { value: "NONE", name: notificationText("digestNone") },
            { value: "DAILY", name: notificationText("digestDaily") },
            { value: "WEEKLY", name: notificationText("digestWeekly") },
          ]}
          value={props.settings.digest}
          onChoose={(digest) => void save({ digest })}
        />
        <Show when={props.settings.digest !== "NONE"}>
          <small>{notificationText("digestHint")}</small>
          <div class="times">
            <Show when={props.settings.digest === "WEEKLY"}>
              <SelectField
                label={notificationText("digestDay")}
                options={WEEKDAYS.map((value) => ({ value, name: weekdayName(Number(value)) }))}
                value={WEEKDAYS[props.settings.digestWeekday - 1] ?? "7"}
                onChoose={(day) => void save({ digestWeekday: Number(day) })}
              />
            </Show>
            <TimeField
              label={notificationText("digestTime")}
              value={props.settings.digestTime}
              onChoose={(digestTime) => void save({ digestTime })}
            />
          </div>
        </Show>
        <p class="quiet">{notificationText("zone", { zone: props.settings.timeZone })}</p>
        <Show when={props.settings.timeZone !== browserTimeZone()}>
          <button
            class="btn small"
            type="button"
            onClick={() => void save({ timeZone: browserTimeZone() })}
          >
            {notificationText("useZone", { zone: browserTimeZone() })}
          </button>
        </Show>
      </div>
      <ErrorText words={task.error()} />
    </section>
  );
}

/** 1: Monday … 7: Sunday. The first day of 2024 was a Monday. */
function weekdayName(day: number): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { weekday: "long", timeZone: "UTC" });
  return format.format(new Date(Date.UTC(2024, 0, day)));
}
