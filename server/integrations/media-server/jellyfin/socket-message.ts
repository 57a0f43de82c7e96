import { SCAN_TASK_KEY } from "../common/media-browser.ts";
import {
  JellyfinMessage,
  JellyfinRefreshProgress,
  JellyfinTaskEnded,
  JellyfinTasksInfo,
  KeepAliveSeconds,
} from "./payload.ts";

/** The meaning of a WebSocket message: a hint that more items may be playable, or a keep-alive request. */
export type MessageReading =
  | { readonly kind: "hint" }
  /** The state of a scan; its end counts as a hint. */
  | { readonly kind: "scanning"; readonly isScanning: boolean }
  | { readonly kind: "keep-alive"; readonly seconds: number }
  | { readonly kind: "nothing" };

const NOTHING: MessageReading = { kind: "nothing" };
const HINT: MessageReading = { kind: "hint" };
const KEEP_ALIVE_SECONDS = 60;

/** Reads one frame; unreadable frames mean nothing. */
export function readMessage(frame: string): MessageReading {
  const parsed = JellyfinMessage.safeParse(parseJson(frame));
  if (!parsed.success) return NOTHING;
  const { MessageType: type, Data: data } = parsed.data;
  switch (type) {
    case "ForceKeepAlive":
      // Limited to values that a timer supports and a server could mean.
      return {
        kind: "keep-alive",
        seconds: Math.min(600, Math.max(2, KeepAliveSeconds.parse(data) ?? KEEP_ALIVE_SECONDS)),
      };
    case "LibraryChanged":
      return HINT;
    case "RefreshProgress": {
      const progress = JellyfinRefreshProgress.safeParse(data);
      return progress.success && (progress.data.Progress ?? 0) >= 100 ? HINT : NOTHING;
    }
    case "ScheduledTaskEnded": {
      const ended = JellyfinTaskEnded.safeParse(data);
      return ended.success && ended.data.Key === SCAN_TASK_KEY ? HINT : NOTHING;
    }
    case "ScheduledTasksInfo": {
      const tasks = JellyfinTasksInfo.safeParse(data);
      const scan = tasks.success ? tasks.data.find(({ Key: key }) => key === SCAN_TASK_KEY) : null;
      return scan ? { kind: "scanning", isScanning: scan.State !== "Idle" } : NOTHING;
    }
    default:
      return NOTHING;
  }
}

function parseJson(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
