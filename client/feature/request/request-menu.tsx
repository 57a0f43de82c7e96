import { createSignal, type JSX, Show } from "solid-js";
import { actionWords } from "../../language/words/action.ts";
import { choiceText } from "../../language/words/choice.ts";
import { tapeText } from "../../language/words/tape.ts";
import { ErrorText } from "../../ui/error-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MenuButton } from "../../ui/menu-button.tsx";
import { useReleaseChoice } from "./choice/choice-context.ts";
import { createRequestSync } from "./create-request-sync.ts";
import type { RequestDetails } from "./document.ts";
import { TapeDialog } from "./tape-dialog.tsx";

interface RequestMenuProps {
  readonly request: Pick<RequestDetails, "id" | "title" | "problems">;
  readonly onSynced: () => void;
}

/** What an admin needs seldom: syncing and exporting the request, and choosing a release if no problem has a button for it. */
export function RequestMenu(props: RequestMenuProps): JSX.Element {
  // Read once: the page of another request is created anew.
  const sync = createRequestSync(props.request.id, () => props.onSynced());
  const chooseRelease = useReleaseChoice(
    () => null,
    () => props.request.problems.flatMap(({ actions }) => actions),
  );
  const [isExporting, setIsExporting] = createSignal(false);
  return (
    <>
      <MenuButton label={actionWords("moreActions")}>
        <button
          class="menu-item"
          type="button"
          title={actionWords("syncHint")}
          aria-busy={sync.isBusy()}
          onClick={sync.start}
        >
          <Icon name="sync" />
          {actionWords("sync")}
        </button>
        <Show when={chooseRelease()}>
          {(choose) => (
            <button class="menu-item" type="button" onClick={() => choose()()}>
              <Icon name="grabbing" />
              {choiceText("chooseRelease")}
            </button>
          )}
        </Show>
        <button
          class="menu-item"
          type="button"
          aria-haspopup="dialog"
          onClick={() => setIsExporting(true)}
        >
          <Icon name="downloading" />
          {tapeText("exportTape")}
        </button>
      </MenuButton>
      <Show when={isExporting()}>
        <TapeDialog
          requestId={props.request.id}
          title={props.request.title}
          onClose={() => setIsExporting(false)}
        />
      </Show>
      {/* Outside the menu, which closes: only what is shown is announced. */}
      <small role="status">{sync.result()}</small>
      <ErrorText words={sync.error()} />
    </>
  );
}
