// The plain backend: TypeScript loops over typed arrays, in either precision.
//
// It is the reference for every faster backend, the fallback where they cannot run, and the one to read.

import type { Backend } from "../backend.ts";
import { ArrayArena } from "./arena.ts";
import { derivatives } from "./derivatives.ts";
import { forward } from "./forward.ts";
import { adamStep, sgdStep } from "./updates.ts";

export function plainBackend(): Backend {
  return { name: "plain", arena: new ArrayArena(), forward, derivatives, sgdStep, adamStep };
}
