// What an author can write in a chapter besides text, formulas and cells.

import Cell from "./Cell.astro";
import ChapterCells from "./ChapterCells.astro";
import Note from "./Note.astro";
import Ref from "./Ref.astro";
import Scrub from "./Scrub.astro";
import Value from "./Value.astro";

export const chapterComponents = { Cell, ChapterCells, Note, Ref, Scrub, Value };
