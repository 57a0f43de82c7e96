import { For, type JSX, Match, Switch, onMount } from "solid-js";
import { aboutText } from "../../language/words/about.ts";
import { newsSince, type Span, type Version } from "./changelog.ts";
import { findEarlierVersion, noteVersion } from "./seen-version.ts";
import { VERSIONS } from "./versions.ts";

/**
 * The changelog: the newest version and those since this browser showed one last are open, the earlier ones folded. Whoever
 * sees it needs no note of the update any more.
 */
export function WhatIsNew(props: {
  /** If absent, those of the build. */
  readonly versions?: readonly Version[];
}): JSX.Element {
  const versions = () => props.versions ?? VERSIONS;
  const since = findEarlierVersion();
  const unseen = () => (since === null ? [] : newsSince(versions(), since));
  onMount(noteVersion);
  return (
    <section class="card box changelog" aria-labelledby="news-title">
      <h2 id="news-title">
        <b>{aboutText("whatIsNew")}</b>
      </h2>
      <For each={versions().slice(0, 1)}>{(version) => <VersionNews version={version} />}</For>
      <For each={versions().slice(1)}>
        {(version) => (
          <details open={unseen().includes(version)}>
            <summary>{version.name}</summary>
            <VersionNews version={version} />
          </details>
        )}
      </For>
    </section>
  );
}

function VersionNews(props: { readonly version: Version }): JSX.Element {
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
