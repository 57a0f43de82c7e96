import { type JSX, Match, Switch, createSignal } from "solid-js";
import type { ActionKind } from "../../../graphql/graphql.ts";
import type { ActionRecord } from "../action/document.ts";
import type { RequestDetails } from "../document.ts";
import { ChoiceContext } from "./choice-context.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";

interface ChoiceProviderProps {
  readonly request: RequestDetails;
  readonly onAction: (record: ActionRecord) => void;
  readonly children: JSX.Element;
}

/** Holds the dialog in which a person chooses a release or an episode, one at a time. */
export function ChoiceProvider(props: ChoiceProviderProps): JSX.Element {
  const [opened, setOpened] = createSignal<{
    readonly kind: ActionKind;
    readonly episodeIds: readonly string[] | null;
  } | null>(null);
  const openedAs = (kind: ActionKind) => {
    const held = opened();
    return held?.kind === kind ? held : null;
  };
  const close = () => void setOpened(null);
  return (
    <ChoiceContext.Provider
      value={{
        canChooseRelease: () =>
          props.request.actions.some(({ kind }) => kind === "LOOK_FOR_RELEASES"),
        open: (kind, episodeIds) => void setOpened({ kind, episodeIds }),
      }}
    >
      {props.children}
      <Switch>
        <Match when={openedAs("LOOK_FOR_RELEASES")}>
          {(held) => (
            <ReleaseDialog
              request={props.request}
              episodeIds={held().episodeIds}
              onAction={props.onAction}
              onClose={close}
            />
          )}
        </Match>
        <Match when={openedAs("LINK_IN_SHOKO")}>
          {(held) => (
            <LinkDialog
              request={props.request}
              episodeIds={held().episodeIds}
              onAction={props.onAction}
              onClose={close}
            />
          )}
        </Match>
      </Switch>
    </ChoiceContext.Provider>
  );
}
