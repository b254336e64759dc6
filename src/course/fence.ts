// The words after a cell's opening fence: ```ts cell id=boundary manual wide columns=2 seed=7 error=expected
//
// One grammar for all of them; an unknown word is an error that lists the known ones.

export interface Fence {
  /** Given by the author, unique in the course, kebab-case: reader's work is kept under it. */
  id: string;
  /** The code is folded; outputs and inputs only. */
  fold: boolean;
  /** Runs only on a press: long training. */
  manual: boolean;
  /** Takes the notes' column too. */
  wide: boolean;
  /** Outputs stand in this many columns on wide screens; the last column takes what is left over. */
  columns: 1 | 2 | 3;
  /** Start of the cell's own randomness. */
  seed: number;
  /** The cell is meant to fail: the build goes on and shows the error. */
  expectsError: boolean;
}

export class FenceError extends Error {
  override name = "FenceError";
}

const words = "id=…, fold, manual, wide, columns=2 or 3, seed=…, error=expected";

/** True if a code block with this language and these words is a cell. */
export function isCellFence(language: string | null | undefined, meta: string | null | undefined) {
  return language === "ts" && /^cell(\s|$)/.test(meta ?? "");
}

/**
 * Reads the words after ```` ```ts ````.
 * @throws {FenceError} one sentence that names the word and the known ones
 */
export function parseFence(meta: string): Fence {
  const fence: Fence = {
    id: "",
    fold: false,
    manual: false,
    wide: false,
    columns: 1,
    seed: 0,
    expectsError: false,
  };
  for (const word of meta.trim().split(/\s+/).slice(1)) readWord(fence, word);
  if (fence.id === "") throw new FenceError("a cell needs an id: write ```ts cell id=my-cell");
  if (!meta.includes(" seed=")) fence.seed = seedOf(fence.id);
  return fence;
}

function readWord(fence: Fence, word: string): void {
  const [key, value] = word.split("=", 2);
  switch (key) {
    case "id":
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value ?? "")) {
        throw new FenceError(`the id "${value ?? ""}" must be kebab-case, such as loss-curve`);
      }
      fence.id = value ?? "";
      return;
    case "seed":
      if (!/^\d{1,9}$/.test(value ?? "")) {
        throw new FenceError(`seed=${value ?? ""} must be a whole number from 0 to 999999999`);
      }
      fence.seed = Number(value);
      return;
    case "columns":
      if (value !== "2" && value !== "3") {
        throw new FenceError(`columns=${value ?? ""} must be 2 or 3`);
      }
      fence.columns = value === "2" ? 2 : 3;
      return;
    case "error":
      if (value !== "expected") throw new FenceError(`error=${value ?? ""} must be error=expected`);
      fence.expectsError = true;
      return;
    case "fold":
    case "manual":
    case "wide":
      if (value !== undefined) throw new FenceError(`"${key}" takes no value`);
      fence[key] = true;
      return;
    default:
      throw new FenceError(`"${word}" is not a word of a cell; the words are ${words}`);
  }
}

/** The same id gives the same seed on every machine (FNV-1a). */
function seedOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash % 1_000_000;
}
