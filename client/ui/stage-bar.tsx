import { Index, type JSX } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { type StageBarInput, stageCells } from "../wording/stage-bar.ts";
import { stateName, toneColour } from "../wording/state.ts";

/** The stages as a thin bar; screen readers announce "Stage 4 of 8, Downloading". */
export function StageBar(props: { readonly input: StageBarInput }): JSX.Element {
  const cells = () => stageCells(props.input);
  const label = () => {
    const position = cells().findIndex((cell) => cell.place === "now");
    const cell = cells()[position];
    return cell === undefined
      ? stateName(props.input.state, "ANY")
      : shell("stage", {
          number: position + 1,
          total: cells().length,
          state: stateName(cell.state, "ANY"),
        });
  };
  return (
    <div class="stage-bar" role="img" aria-label={label()}>
      <Index each={cells()}>
        {(cell) => (
          <i
            classList={{ "is-past": cell().place === "past", "is-current": cell().place === "now" }}
            style={{ "--c": toneColour(cell().tone), "--p": `${cell().fill * 100}%` }}
          />
        )}
      </Index>
    </div>
  );
}
