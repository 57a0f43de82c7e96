import type { Translation } from "../area.ts";
import type * as english from "../words/rejection.ts";

export const rejections: Translation<typeof english.rejections> = {
  FILE_IS_AS_GOOD: ({ existing }) =>
    `Die Datei in der Bibliothek ist gleich gut oder besser${inBrackets(existing)}. Der Import dieses Releases wird vielleicht abgelehnt.`,
  UPGRADE_NOT_ALLOWED: ({ profile }) =>
    `Das Qualitätsprofil${profile === null ? "" : ` „${profile}“`} ersetzt Vorhandenes nicht. Der Import dieses Releases wird vielleicht abgelehnt.`,
  FILE_HAS_MORE_EPISODES: "Die Datei in der Bibliothek enthält mehr Folgen als diese.",
  QUEUED_IS_AS_GOOD: ({ queued }) =>
    `Ein gleich gutes oder besseres Release wird bereits geladen${inBrackets(queued)}.`,
  GRABBED_BEFORE: ({ grabbed }) =>
    `Ein gleich gutes oder besseres Release wurde schon früher geholt${inBrackets(grabbed)}.`,
  IMPORTED_BEFORE: "Dasselbe Release wurde schon früher importiert.",
  QUALITY_UNWANTED: "Das Qualitätsprofil will {quality} nicht.",
  SCORE_TOO_LOW:
    "Seine Custom-Format-Wertung ist {score}; das Qualitätsprofil will mindestens {minimum}.",
  LANGUAGE_UNWANTED: "Seine Sprache ist {found}; das Qualitätsprofil will {wanted}.",
  TERM_MISSING: "Sein Name enthält keinen der verlangten Begriffe: {terms}.",
  TERM_IGNORED: "Sein Name enthält Begriffe, die ignoriert werden sollen: {terms}.",
  TOO_LARGE: "Es ist größer als erlaubt: {size}, die Grenze ist {limit}.",
  TOO_SMALL:
    "Es ist kleiner als erwartet: {size}, üblich sind mindestens {limit}. Vielleicht ist es unvollständig oder von schlechter Qualität.",
  SIZE_UNCHECKED: "Seine Größe lässt sich nicht prüfen, weil die Laufzeit nicht bekannt ist.",
  FEW_SEEDERS:
    "Nur {seeders} von mindestens {minimum} Personen teilen es. Der Download kann lange dauern oder nie fertig werden.",
  TOO_OLD: "Es ist älter als die Dateien, die der Usenet-Server vorhält. Teile können fehlen.",
  TOO_NEW: "Es ist {minutes} Minuten alt und wird nach {minimum} Minuten von selbst geholt.",
  BETTER_MAY_COME:
    "Das Verzögerungsprofil hält es zurück, falls ein besseres Release erscheint. Es wird später von selbst geholt.",
  NOT_OUT_YET_FOR_ARR:
    "Es erschien vor dem Veröffentlichungstermin. Es kann eine Fälschung oder ein Mitschnitt sein.",
  PACK_INCOMPLETE: "Es ist eine ganze Staffel, obwohl noch nicht alle Folgen ausgestrahlt wurden.",
  PACK_UNWANTED: "Es enthält mehr als die gesuchten Folgen.",
  PACK_REQUIRED: "Es enthält eine einzelne Folge; hier werden ganze Staffeln bevorzugt.",
  REVISION_UNWANTED: "Es ist eine korrigierte Fassung, und die sind hier nicht erwünscht.",
  GROUP_DIFFERS: "Es ist nicht von der Gruppe, deren Release in der Bibliothek ist.",
  NOT_MONITORED_IN_ARR: "Der Titel wird nicht überwacht.",
  TAGS_DIFFER: "Der Indexer ist nicht für Titel mit diesen Tags gedacht.",
  PROTOCOL_OFF: "Downloads dieser Art sind für diesen Titel ausgeschaltet.",
  INDEXER_FLAGS_MISSING: "Der Indexer kennzeichnet es nicht mit den verlangten Merkmalen.",
  SUBTITLES_BURNED_IN: "Seine Untertitel sind Teil des Bildes und lassen sich nicht ausschalten.",
  RAW_DISC: "Es ist ein Disc-Abbild, das die meisten Player nicht abspielen können.",
  ONLY_SAMPLE: "Es ist nur ein Sample.",
  ON_BLOCKLIST:
    "Es ist auf der Sperrliste: Es ist früher fehlgeschlagen, oder eine Person hat es abgelehnt.",
  OTHER_TITLE: "Sein Name gehört zu einem anderen Titel.",
  OTHER_EPISODE: ({ episode }) =>
    `Dem Namen nach ist es nicht, was gesucht wurde${inBrackets(episode)}.`,
  NAME_UNREADABLE: "Sein Name ist nicht lesbar. Bitte selbst angeben, was es enthält.",
  TITLE_UNKNOWN: "Sein Name passt zu keinem bekannten Titel. Bitte selbst angeben, was es enthält.",
  EPISODE_UNKNOWN: "Sein Name nennt die Folgen nicht. Bitte selbst angeben, welche es sind.",
  SPACE_TOO_SMALL: "Dafür ist nicht genug freier Speicherplatz da.",
  INDEXER_PAUSED: "Sein Indexer hat mehrmals versagt und ist für eine Weile pausiert.",
  OTHER_REASON: "{words}",
};

function inBrackets(words: string | null): string {
  return words === null ? "" : ` (${words})`;
}
