import type { Translation } from "../area.ts";
import { createTwoForms } from "../plural.ts";
import type * as english from "../words/choice.ts";

const forms = createTwoForms("de");

export const choiceText: Translation<typeof english.choiceText> = {
  chooseRelease: "Release auswählen",
  chooseReleaseFor: "Release für {title} auswählen",
  askingIndexers:
    "Die Indexer werden gefragt. Das kann einige Minuten dauern; ohne Auswahl wird nichts geladen.",
  grabsChosen:
    "{service} schickt das gewählte an den Download-Client, auch wenn es das von selbst nicht wählen würde.",
  noRelease: "Kein Release, Stand {time}.",
  noReleaseFor: "Kein Release für {episodes}, Stand {time}.",
  releases: ({ count, time }) =>
    forms(count, `# Release, Stand ${time}.`, `# Releases, Stand ${time}.`),
  releasesFor: ({ count, episodes, time }) =>
    forms(
      count,
      `# Release für ${episodes}, Stand ${time}.`,
      `# Releases für ${episodes}, Stand ${time}.`,
    ),
  showAll: "Alle {count} anzeigen",
  published: "veröffentlicht {time}",
  seeders: ({ count }) => forms(count, "# Seeder", "# Seeder"),
  byName: "was der Name sagt",
  chooseAnEpisode: "Folge auswählen",
  contains: "Enthält",
  allEpisodes: "alle {count}",
  grab: "Dieses nehmen",
  yesGrab: "Ja, nehmen",
  notThis: "Nicht dieses",
  nothingAgainst: "{service} hat nichts dagegen.",
  grabNevertheless: "Trotzdem nehmen?",
  sendsIt: "{service} schickt es an den Download-Client.",
  linkTitle: "In Shoko verknüpfen: {title}",
  askingShoko: "Shoko wird gefragt …",
  allRecognised: "Shoko erkennt jetzt jede Datei.",
  linkIntro:
    "Shoko verknüpft eine Datei mit der gewählten Folge, als hätte AniDB sie erkannt. Bitte zuerst beide vergleichen; in Shoko lässt sich die Verknüpfung wieder entfernen.",
  titleMissing:
    "Shoko hat diesen Titel noch nicht. Bitte die Datei in Shoko selbst verknüpfen; die nächste lässt sich dann hier verknüpfen.",
  linkAs: "Verknüpfen als",
  linkAsEpisode: "Verknüpfen als {episode}",
  chooseEpisode: "Folge auswählen",
  episodeOf: "{episode} von {title}",
  special: "Special {number}",
  episode: "Folge {number}",
  hasFile: "Shoko hat schon eine Datei für diese Folge",
  suggested: "vorgeschlagen",
  fileThere: "hat eine Datei",
  titleAgrees: "Der Titel stimmt überein",
  titleDiffers: "Der Titel weicht ab",
  titleUnknown: "Der Titel lässt sich nicht vergleichen",
  numberAgrees: "Die Nummer stimmt überein",
  numberDiffers: "Die Nummer weicht ab",
  numberUnknown: "Die Nummer lässt sich nicht vergleichen",
  lengthAgrees: "Die Laufzeit stimmt überein",
  lengthDiffers: "Die Laufzeit weicht ab",
  lengthUnknown: "Die Laufzeit lässt sich nicht vergleichen",
  subtitles: "mit Untertiteln: {languages}",
  subtitlesIn: "mit Untertiteln in {languages}",
  severalLanguages: "mehreren Sprachen",
  andOthers: "{language} und weiteren",
  withSubtitles: "{spoken} {subtitles}",
  pictureAndLanguages: "{picture}, {languages}",
};
