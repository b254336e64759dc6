// The words of the interface, in English. Another language is another file with the same names.

import type { Progress } from "../kernel/protocol.ts";

export const words = {
  run: "Run",
  runAgain: "Run again",
  stop: "Stop",
  cancel: "Cancel",
  original: "Original",
  undo: "Undo: back to mine",
  otherVersion: "Other version",
  showCode: "Show code",
  hideCode: "Hide code",
  showTable: "Show as table",
  hideTable: "Hide table",
  tablesMissing: "The table could not be loaded. Run the cell, then ask again.",
  notDrawn: "This output cannot be drawn.",
  replaceIt: "Replace it",
  goToLine: "Go to the line",
  download: "Download a copy",
  fromBuild: "Output from the build",
  fromBuildError: "Fails on purpose: see below",
  starting: "Starting.",
  notRun: "Not run yet.",
  notRunLesson: "The output is of the lesson's text",
  notRunEarlier: "The output is of your text before",
  lessonChanged: "The lesson changed since you wrote this.",
  saving: "saving…",
  yours: "Yours",
  notSaved: "Not saved:",
  keyRuns: " runs · ",
  keyMovesOn: " moves on",
  openFailed: "Cells cannot run here.",

  savedHere: (time: number) => `saved on this device ${clock(time)}`,
  done: (ms: number) => `in ${duration(ms)}`,
  followed: (cells: number[]) => {
    if (cells.length === 0) return "";
    if (cells.length > 3) return `${cells.length} cells followed`;
    return `${cells.length === 1 ? "Cell" : "Cells"} ${list(cells.map(String))} followed`;
  },
  queued: (place: number, after: number) => `${ordinal(place)} in line, after cell ${after}`,
  queuedFirst: "Next in line",
  errorOnLine: (line: number) => `Error on line ${line}.`,
  error: "Error.",
  outOfDate: (names: string[]) =>
    names.length === 0
      ? "Something it reads has changed since"
      : `${list(names)} ${names.length === 1 ? "has" : "have"} changed since`,
  stopped: (progress: Progress | null) =>
    progress
      ? `by you at ${progress.label.toLowerCase()} ${count(progress.value)}. Output so far is kept`
      : "by you. Output so far is kept",
  stoppedEmpty: "by you before it showed anything",
  stoppedBefore: "before its turn",
  runningFor: (ms: number) => `for ${Math.max(1, Math.round(ms / 1000))} s`,
  progress: (progress: Progress) => {
    if (progress.total === null) return `${progress.label} ${count(progress.value)}`;
    const left =
      (progress.elapsedMs / Math.max(progress.value, 1)) * (progress.total - progress.value);
    const steps = `${progress.label} ${count(progress.value)} of ${count(progress.total)}`;
    return progress.value === 0 ? steps : `${steps}, ${seconds(left)} left`;
  },
  announceRunning: (cell: number) => `Cell ${cell} is running`,
  announceDone: (cell: number, ms: number) => `Cell ${cell} finished in ${duration(ms)}`,
  announceError: (cell: number, line: number | undefined, message: string) =>
    `Cell ${cell}: error${line ? ` on line ${line}` : ""}. ${message}`,
  announceStopped: (cell: number) => `Cell ${cell} stopped`,
  cellName: (cell: number, id: string) => `Cell ${cell}, ${id}`,
  headStatus: (cell: number, progress: Progress | null) =>
    progress
      ? `Cell ${cell}: ${words.progress(progress).split(",")[0]?.toLowerCase()}`
      : `Cell ${cell} is running`,
};

function duration(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : seconds(ms);
}

function seconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

function clock(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

function count(value: number): string {
  return value >= 10_000 ? value.toLocaleString("en").replaceAll(",", "\u202f") : String(value);
}

function list(items: string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

function ordinal(place: number): string {
  return ["First", "Second", "Third", "Fourth", "Fifth"][place - 1] ?? `Number ${place}`;
}
