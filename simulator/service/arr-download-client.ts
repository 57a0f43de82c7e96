import { QBITTORRENT_LOGIN } from "./access.ts";
import type { ArrApp } from "./arr-app.ts";
import type { ServiceContext } from "./context.ts";

const CATEGORY_FIELDS = { sonarr: "tvCategory", radarr: "movieCategory" };

/** The one download client of the arr; its password is never revealed. */
export function listDownloadClients({ urls, world }: ServiceContext, { arr, instance }: ArrApp) {
  const { hasClient, category } = world.setUp.arr[instance];
  const address = new URL(urls.qbittorrent);
  const values = [
    { name: "host", label: "Host", type: "textbox", value: address.hostname },
    { name: "port", label: "Port", type: "textbox", value: Number(address.port) },
    { name: "useSsl", label: "Use SSL", type: "checkbox", value: false },
    { name: "urlBase", label: "URL Base", type: "textbox", value: "" },
    { name: "username", label: "Username", type: "textbox", value: QBITTORRENT_LOGIN.username },
    { name: "password", label: "Password", type: "password", value: "********" },
    {
      name: CATEGORY_FIELDS[arr],
      label: "Category",
      type: "textbox",
      value: category,
    },
  ];
  const privacies: Readonly<Record<string, string>> = {
    username: "userName",
    password: "password",
  };
  return [
    {
      enable: hasClient,
      protocol: "torrent",
      priority: 1,
      removeCompletedDownloads: true,
      removeFailedDownloads: true,
      name: "qBittorrent",
      fields: values.map((field, order) => ({
        order,
        ...field,
        advanced: field.name === "urlBase",
        privacy: privacies[field.name] ?? "normal",
        isFloat: false,
      })),
      implementationName: "qBittorrent",
      implementation: "QBittorrent",
      configContract: "QBittorrentSettings",
      infoLink: `https://wiki.servarr.com/${arr}/supported#qbittorrent`,
      tags: [],
      id: 1,
    },
  ];
}
