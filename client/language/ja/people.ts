import type { Translation } from "../area.ts";
import type * as english from "../words/people.ts";

export const peopleText: Translation<typeof english.peopleText> = {
  intro: "サインインできるすべての人と、見られる範囲。",
  purpose: "ユーザーは管理者だけが見られます",
  invite: "招待",
  inviteSomebody: "ユーザーを招待",
  inviteHint:
    "招待は、Jellyfin、Emby、Seerr、OpenIDプロバイダーのアカウントを持っていない人のためのもので、ここで名前とパスワードを決めます。それ以外の人は、持っているアカウントでサインインします。",
  createInvitation: "招待を作成",
  sendLink:
    "このリンクを1人に送ってください。{day}まで1回だけ使え、権限は「{role}」になります。リンクは今だけ表示されます。",
  invitation: "招待",
  invitationFor: "「{role}」の招待",
  createdBy: "作成 {time}、{name}",
  created: "作成 {time}",
  expires: "期限 {day}",
  revokeInvitation: "招待を取り消す",
  openInvitations: "未使用の招待",
  openInvitationsHint: "これらのリンクを知っている人は、1回だけアカウントを作成できます。",
  name: "名前",
  role: "権限",
  roleFollows:
    "現在の権限はJellyfinまたはSeerrの権限に従っています。ここで選ぶと、その権限が維持されます。",
  ownRole: "これは自分の権限です。管理者だけが見たり行ったりできることができなくなります。",
  save: "保存",
  cannotSignIn: "この人はサインインできません。リクエストはこれまでどおり追跡されます。",
  disableHint: "無効にすると、すべてのセッションとトークンがすぐに終了します。元に戻せます。",
  disable: "無効にする",
  enable: "有効にする",
  didWhat: "この人の操作と、拒否されたサインイン。",
  auditLog: "監査ログ",
  you: "自分",
  noSignIn: "サインイン方法なし",
  disabled: "無効",
  neverHere: "利用なし",
  lastHere: "最終利用 {time}",
  manage: "管理",
  manageOf: "{name}さんを管理",
  removeHint:
    "削除すると、セッション、トークン、フォロー中のリクエスト、共有リンクがなくなります。",
  removeButton: "削除…",
  removeQuestion: "{name}さんを削除しますか？",
  removeConsequence:
    "セッション、トークン、フォロー中のリクエスト、共有リンクは完全に失われます。リクエスト自体は残ります。Jellyfin、Seerr、OpenID Connectで再びサインインすると、新しいユーザーになります。利用を禁止するには、代わりに無効にしてください。",
  remove: "削除",
  keep: "残す",
};
