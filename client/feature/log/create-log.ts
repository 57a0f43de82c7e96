import { type Accessor, createEffect, createSignal, on } from "solid-js";
import { useConnection } from "../../graphql/connection-context.ts";
import { createCatchUp } from "../../graphql/create-catch-up.ts";
import { createSubscription } from "../../graphql/create-subscription.ts";
import type { LogLevel } from "../../graphql/graphql.ts";
import { runMutation, runQuery } from "../../graphql/operation.ts";
import {
  type LogLine,
  LogLinesAddedSubscription,
  LogQuery,
  SetLogLevelMutation,
} from "./document.ts";
import { isAtLeast } from "./level.ts";

export interface LiveLog {
  /** Newest first. */
  readonly lines: Accessor<readonly LogLine[]>;
  /** The level from which the tracker logs; null until it is known. */
  readonly level: Accessor<LogLevel | null>;
  readonly isLoaded: Accessor<boolean>;
  readonly error: Accessor<unknown>;
  reload(): Promise<void>;
  /** Rejects if the level could not be changed. */
  setLevel(level: LogLevel): Promise<void>;
}

/** A browser that stays on the page all day must not fill up. */
const MAX_SHOWN = 1_000;

/** Follows the log of the tracker. `minLevel`: the least important lines that are shown. */
export function createLog(minLevel: Accessor<LogLevel>): LiveLog {
  const { client } = useConnection();
  const [lines, setLines] = createSignal<readonly LogLine[]>([]);
  const [level, setLevel] = createSignal<LogLevel | null>(null);
  const [isLoaded, setIsLoaded] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);

  const read = async () => {
    try {
      const { logLevel, logLines } = await runQuery(client, LogQuery, { minLevel: minLevel() });
      setLevel(logLevel);
      setLines(logLines.toReversed());
      setIsLoaded(true);
      setError(null);
    } catch (thrown) {
      setError(() => thrown);
      throw thrown;
    }
  };
  const reload = () => read().catch(() => {});

  createSubscription(LogLinesAddedSubscription, {}, ({ logLinesAdded }) => {
    setLines((shown) => {
      const newest = Number(shown[0]?.id ?? 0);
      const added = logLinesAdded.filter(
        (line) => Number(line.id) > newest && isAtLeast(line.level, minLevel()),
      );
      return added.length === 0 ? shown : [...added.toReversed(), ...shown].slice(0, MAX_SHOWN);
    });
  });
  createCatchUp(read);
  createEffect(on(minLevel, () => void reload(), { defer: true }));

  return {
    lines,
    level,
    isLoaded,
    error,
    reload,
    async setLevel(chosen) {
      setLevel((await runMutation(client, SetLogLevelMutation, { level: chosen })).setLogLevel);
    },
  };
}
