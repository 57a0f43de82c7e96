import {
  type Accessor,
  type JSX,
  createContext,
  createSignal,
  onCleanup,
  useContext,
} from "solid-js";

const NowContext = createContext<Accessor<Date>>(() => new Date());

const TICK_MS = 10_000;

/** Provides one clock for the whole page, so that relative times change together and need one timer. */
export function NowProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const [now, setNow] = createSignal(new Date());
  const tick = () => setNow(new Date());
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener("visibilitychange", tick);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
  });
  return <NowContext.Provider value={now}>{props.children}</NowContext.Provider>;
}

export function useNow(): Accessor<Date> {
  return useContext(NowContext);
}
