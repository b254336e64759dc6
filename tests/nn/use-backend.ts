// Lets a test process compute with a wasm backend: `NN_BACKEND=simd node --import ./tests/nn/use-backend.ts`.

import { openBackend } from "./open-backend.ts";
import { setBackend } from "../../src/nn/context.ts";

const name = process.env.NN_BACKEND;
if (name === "simd" || name === "relaxed") setBackend(await openBackend(name));
else if (name !== undefined) throw new Error(`NN_BACKEND is ${name}; expected simd or relaxed`);
