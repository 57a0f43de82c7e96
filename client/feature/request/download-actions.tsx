import { type JSX, createSignal } from "solid-js";
import { ActionList } from "./action/action-list.tsx";
import { ActionNews } from "./action/action-news.tsx";
import type { ActionRecord } from "./action/document.ts";
import { ORDER_ACTIONS } from "./action/recent.ts";
import type { RequestDownload } from "./document.ts";

interface DownloadActionsProps {
  readonly requestId: string;
  readonly download: RequestDownload;
  /** Whether no other download of the request is shown. */
  readonly isOnly: boolean;
  /** Past actions on the request, newest first. */
  readonly actionHistory: readonly ActionRecord[];
  readonly onAction: (record: ActionRecord) => void;
}

/** The actions about the order in which a download is loaded, and their results. */
export function DownloadActions(props: DownloadActionsProps): JSX.Element {
  /** A record does not name its download: next to others, only the actions performed here are shown. */
  const [pressed, setPressed] = createSignal<readonly string[]>([]);
  const ownActions = () =>
    props.actionHistory.filter(
      ({ id, kind }) => pressed().includes(id) || (props.isOnly && ORDER_ACTIONS.includes(kind)),
    );
  return (
    <>
      <ActionList
        requestId={props.requestId}
        episodeIds={null}
        downloadId={props.download.id}
        actions={props.download.actions}
        actionHistory={ownActions()}
        onDone={(record) => {
          setPressed((held) => [...held, record.id]);
          props.onAction(record);
        }}
      />
      <ActionNews
        actionHistory={ownActions()}
        offered={props.download.actions.map(({ kind }) => kind)}
      />
    </>
  );
}
