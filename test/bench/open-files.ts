/** How many files and sockets this process may have open; Node itself raises the soft limit to the hard one. */
export function openFilesLimit(): number {
  const report: unknown = process.report.getReport();
  const { open_files: limit } = (report as Report).userLimits ?? {};
  const soft = Number(limit?.soft ?? 1024);
  return Number.isNaN(soft) ? Number.POSITIVE_INFINITY : soft;
}

/** The part of Node's diagnostic report that is read here; Windows reports no limits. */
interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft: number | "unlimited" } };
}
