import { performance } from "node:perf_hooks";
import { cpuUsage, memoryUsage } from "node:process";
import type { Metric } from "./prometheus.ts";

/** Memory, processor and event loop, under the names that dashboards for Node.js know. Nothing is measured between two looks. */
export async function readProcess(): Promise<readonly Metric[]> {
  const lagSeconds = await measureLag();
  const { rss, heapUsed, external } = memoryUsage();
  const { user, system } = cpuUsage();
  const { active } = performance.eventLoopUtilization();
  return [
    gauge("process_resident_memory_bytes", "Memory that the process holds.", rss),
    gauge("nodejs_heap_size_used_bytes", "Memory that JavaScript uses.", heapUsed),
    gauge("nodejs_external_memory_bytes", "Memory outside the heap that it keeps.", external),
    counter("process_cpu_user_seconds_total", "Time on the processor.", user / 1e6),
    counter("process_cpu_system_seconds_total", "Time in the kernel.", system / 1e6),
    gauge(
      "process_start_time_seconds",
      "When the process began, in seconds since 1970.",
      Math.round(performance.timeOrigin) / 1_000,
    ),
    gauge(
      "nodejs_eventloop_lag_seconds",
      "How long the event loop kept this look waiting.",
      lagSeconds,
    ),
    counter(
      "nodejs_eventloop_active_seconds_total",
      "Time the event loop was busy.",
      active / 1_000,
    ),
  ];
}

function measureLag(): Promise<number> {
  const askedAt = performance.now();
  return new Promise((resolve) => {
    setImmediate(() => resolve((performance.now() - askedAt) / 1_000));
  });
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: "gauge", help, samples: [{ value }] };
}

function counter(name: string, help: string, value: number): Metric {
  return { name, type: "counter", help, samples: [{ value }] };
}
