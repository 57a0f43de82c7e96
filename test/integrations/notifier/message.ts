import type { NotificationContent } from "../../../server/domain/notification/message.ts";
import type {
  ChannelSettings,
  NotifierDeps,
  OutgoingMessage,
} from "../../../server/integrations/port/notifier.ts";

export const CONTENT: NotificationContent = {
  kind: "ALL_READY",
  at: "2031-05-04T12:00:00.000Z",
  requestId: "request-1",
  title: "Night *Ferry*",
  year: 2024,
  mediaType: "MOVIE",
  is4k: false,
  isAnime: false,
  state: "AVAILABLE",
  requestedBy: "Ada",
  episodes: [],
  counts: null,
  nextAirDate: null,
  reason: null,
  problem: null,
  helpAskedBy: null,
  isApproved: true,
  watchUrl: "http://jellyfin:8096/web/#/details?id=1",
  posterUrl: null,
};

/** A message with one piece of news, as the outbox makes it. */
export const MESSAGE: OutgoingMessage = {
  key: "batch-1",
  title: 'Night *Ferry* (2024) is "ready" to watch',
  intro: "",
  items: [
    {
      title: 'Night *Ferry* (2024) is "ready" to watch',
      lines: ["A sentence <b>."],
      pipeline: "■ Requested ■ Ready",
      url: "https://tracker.example/request/request-1",
      watchUrl: "https://watch.example/1",
      posterUrl: "https://image.tmdb.org/t/p/w342/a.jpg",
      content: CONTENT,
    },
  ],
  url: "https://tracker.example/request/request-1",
  labels: { open: "Open the request", watch: "Watch" },
  language: "en",
  isUrgent: false,
};

export function settingsOf(
  kind: ChannelSettings["kind"],
  config: Record<string, string>,
  secrets: Record<string, string> = {},
): ChannelSettings {
  return { kind, config, secrets };
}

export function depsOf(given: Partial<NotifierDeps> = {}): NotifierDeps {
  return {
    mailServer: null,
    pushKeys: { publicKey: "", privateKey: "", subject: "mailto:a@example.org" },
    mayReachHome: true,
    onHandOver: () => Promise.resolve(),
    ...given,
  };
}
