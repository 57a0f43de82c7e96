import { For, type JSX, Match, Switch } from "solid-js";
import changelog from "../../../CHANGELOG.md?raw";
import { aboutText } from "../../language/words/about.ts";
import { type Span, readChangelog } from "./changelog.ts";

const [newest, ...earlier] = readChangelog(changelog);

/** The changelog of the build: the newest version open, the earlier ones folded. */
export function WhatIsNew(): JSX.Element {
  return (
    <section class="card box changelog" aria-labelledby="news-title">
      <h2 id="news-title">
        <b>{aboutText("whatIsNew")}</b>
      </h2>
      <For each={newest === undefined ? [] : [newest]}>
        {(version) => <VersionNews version={version} />}
      </For>
      <For each={earlier}>
        {(version) => (
          <details>
            <summary>{version.name}</summary>
            <VersionNews version={version} />
          </details>
        )}
      </For>
    </section>
  );
}

function VersionNews(props: {
  readonly version: ReturnType<typeof readChangelog>[number];
}): JSX.Element {
  return (
    <For each={props.version.groups}>
      {(group) => (
        <>
          <h3>{group.name}</h3>
          <ul>
            <For each={group.items}>
              {(item) => (
                <li>
                  <For each={item}>{(span) => <SpanText span={span} />}</For>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </For>
  );
}

function SpanText(props: { readonly span: Span }): JSX.Element {
  return (
    <Switch fallback={props.span.text}>
      <Match when={props.span.kind === "strong"}>
        <b>{props.span.text}</b>
      </Match>
      <Match when={props.span.kind === "emphasis"}>
        <em>{props.span.text}</em>
      </Match>
      <Match when={props.span.kind === "code"}>
        <code>{props.span.text}</code>
      </Match>
    </Switch>
  );
}
