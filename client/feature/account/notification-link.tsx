import type { JSX } from "solid-js";
import { notificationText } from "../../language/words/notification.ts";
import { A } from "../../ui/link.tsx";

/** The way to what one is notified of. */
export function NotificationLink(): JSX.Element {
  return (
    <section class="card box setting" aria-labelledby="notifications-title">
      <h2>
        <b id="notifications-title">{notificationText("title")}</b>
      </h2>
      <p class="quiet">{notificationText("accountHint")}</p>
      <A class="btn" href="/notifications">
        {notificationText("open")}
      </A>
    </section>
  );
}
