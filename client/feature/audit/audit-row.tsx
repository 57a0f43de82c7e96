import { type JSX, Show } from "solid-js";
import { auditText } from "../../language/words/audit.ts";
import { Icon } from "../../ui/icon.tsx";
import { A } from "../../ui/link.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Phrase } from "../../ui/phrase.tsx";
import { actorWords, auditWords, isAboutRequest } from "../../wording/audit-messages.ts";
import { dayClockWords } from "../../wording/time.ts";
import type { AuditEntry } from "./document.ts";

/** Who did what, when and from where, in one line. */
export function AuditRow(props: { readonly entry: AuditEntry }): JSX.Element {
  const entry = () => props.entry;
  const requestId = () => (isAboutRequest(entry().messageCode) ? entry().subject : null);
  return (
    <li class="audit-entry" classList={{ "is-denied": entry().isDenied }}>
      <small class="audit-time">
        <Moment at={entry().at} words={dayClockWords} />
      </small>
      <span class="audit-who">
        <bdi>{actorWords(entry())}</bdi>
      </span>
      <span class="audit-what">
        <Show when={entry().isDenied}>
          <Icon name="problem" />
        </Show>
        <Show when={requestId()} fallback={<bdi>{auditWords(entry())}</bdi>}>
          {(id) => (
            <A class="link" href={`/request/${encodeURIComponent(id())}`}>
              <bdi>{auditWords(entry())}</bdi>
            </A>
          )}
        </Show>
        <Show when={entry().count > 1 && entry().lastAt}>
          {(at) => (
            <small>
              <Phrase
                of={auditText.template("times", { count: entry().count })}
                parts={{ time: <Moment at={at()} words={dayClockWords} /> }}
              />
            </small>
          )}
        </Show>
      </span>
      <small class="audit-where">{entry().address ?? ""}</small>
    </li>
  );
}
