import type { Translation } from "../area.ts";
import type * as english from "../words/service-kind.ts";

export const kindRoles: Translation<typeof english.kindRoles> = {
  SEERR: "リクエスト（JellyseerrとOverseerrも対応）",
  SONARR: "シリーズ",
  RADARR: "映画",
  QBITTORRENT: "トレント",
  TRANSMISSION: "トレント",
  DELUGE: "トレント",
  SABNZBD: "Usenet",
  NZBGET: "Usenet",
  SHOKO: "アニメの照合",
  JELLYFIN: "ライブラリ",
  EMBY: "ライブラリ（試験的）",
  PLEX: "ライブラリ（試験的）",
};

export const keyHints: Translation<typeof english.keyHints> = {
  SEERR: "Seerrの設定、一般、APIキー。",
  SONARR: "Sonarrの設定、一般、APIキー。",
  RADARR: "Radarrの設定、一般、APIキー。",
  QBITTORRENT: "バージョン5.2以降、ユーザー名とパスワードの代わりに使えます。",
  TRANSMISSION: "",
  DELUGE: "",
  SABNZBD: "SABnzbdの設定、一般、APIキー。",
  NZBGET: "",
  SHOKO: "Shokoの設定、APIキーで、トラッカー用に作成します。",
  JELLYFIN: "Jellyfinのダッシュボード、APIキーで、トラッカー用に作成します。",
  EMBY: "Embyの設定、APIキーで、トラッカー用に作成します。",
  PLEX: "サーバー所有者のX-Plex-Token。",
};

export const kindHelp: Translation<typeof english.kindHelp> = {
  SEERR:
    "管理者としてSeerrを開き、設定、一般に進みます。\nAPIキーをコピーします。APIキーは管理者にのみ表示されます。",
  SONARR: "Sonarrを開き、設定、一般に進みます。\nセキュリティの欄のAPIキーをコピーします。",
  RADARR: "Radarrを開き、設定、一般に進みます。\nセキュリティの欄のAPIキーをコピーします。",
  QBITTORRENT:
    "ユーザー名とパスワードは、Web UIのものです（ツール、オプション、Web UI）。\nバージョン4.6.1以降、設定するまでは一時的なパスワードがqBittorrentのログに表示されます。",
  TRANSMISSION:
    "ユーザー名とパスワードは、リモートアクセスのものです（設定、リモート）。settings.jsonではrpc-usernameとrpc-passwordです。\nTransmissionが要求しない場合は、両方とも空欄にしてください。",
  DELUGE:
    "パスワードは、Webインターフェース（deluge-web）のものです。\n設定、インターフェースで設定します。",
  SABNZBD: "SABnzbdを開き、設定、一般に進みます。\nAPIキーをコピーします。NZBキーでは不十分です。",
  NZBGET:
    "NZBGetを開き、Settings、Securityに進みます。\nユーザー名はControlUsername、パスワードはControlPasswordです。",
  SHOKO:
    "ShokoのWeb UIを開き、設定、APIキーに進みます。\nStatus Trackerなどの名前でキーを作成し、すぐにコピーします。Shokoではその時にしか表示されません。",
  JELLYFIN:
    "管理者としてJellyfinを開き、ダッシュボード、APIキーに進みます。\nStatus Trackerなどの名前でキーを追加し、コピーします。",
  EMBY: "管理者としてEmbyを開き、設定、APIキーに進みます。\nStatus Trackerなどの名前でキーを追加し、コピーします。",
  PLEX: "ブラウザーでPlexの項目を開き、情報を見る、XMLを表示に進みます。\nアドレスの末尾にある X-Plex-Token= の後をコピーします。",
};
