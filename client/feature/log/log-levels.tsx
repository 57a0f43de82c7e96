import { type JSX, Show } from "solid-js";
import type { LogLevel } from "../../graphql/graphql.ts";
import { logText } from "../../language/words/inbox.ts";
import { createTask } from "../../ui/create-task.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { LiveLog } from "./create-log.ts";
import { LINE_LEVELS, LOG_LEVELS, levelName } from "./level.ts";

interface LogLevelsProps {
  readonly log: LiveLog;
  readonly minLevel: LogLevel;
  readonly onMinLevel: (level: LogLevel) => void;
}

const toOption = (value: LogLevel) => ({ value, name: levelName(value) });

/** Which lines are shown, and which the tracker writes at all. */
export function LogLevels(props: LogLevelsProps): JSX.Element {
  const task = createTask();
  return (
    <div class="filter-bar">
      <SelectField
        label={logText("showFrom")}
        options={LINE_LEVELS.map(toOption)}
        value={props.minLevel}
        onChoose={(level) => props.onMinLevel(level)}
      />
      <Show when={props.log.level()}>
        {(level) => (
          <SelectField
            label={logText("level")}
            options={LOG_LEVELS.map(toOption)}
            value={level()}
            onChoose={(chosen) => void task.run(() => props.log.setLevel(chosen))}
          />
        )}
      </Show>
      <ErrorText words={task.error()} />
    </div>
  );
}
