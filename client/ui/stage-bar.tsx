import { Index, type JSX, createMemo } from "solid-js";
import { shell } from "../language/words/shell.ts";
import { type StagedRequest, stageCells } from "../wording/stage-bar.ts";
import { stateName, toneColour } from "../wording/state.ts";

/** The stages as a thin bar; screen readers announce "Stage 4 of 8, Downloading". */
export function StageBar(props: {
  readonly request: StagedRequest;
  readonly hasProblem: boolean;
}): JSX.Element {
  const cells = createMemo(() => stageCells(props.request, props.hasProblem));
  const label = () => {
    const position = cells().findIndex((cell) => cell.place === "now");
    const cell = cells()[position];
    return cell === undefined
      ? stateName(props.request.state, "ANY")
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
