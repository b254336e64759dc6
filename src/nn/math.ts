// Math: functions of one number whose bits are the same in every engine.
//
// The language leaves the last digits of Math.exp and its like to each engine; these are made of + − × ÷ and
// √ alone, whose results are fixed. The largest errors that tests/nn/math found, in units of the last place of
// the exact value (ulp), where rounding alone costs 0.5: exp 0.56, power 0.6 (cubes 1.3), sin and cos 0.8,
// log 0.9, log1p and erf 1.3, tanh 1.5, sigmoid 1.7, softplus 1.9. NaN gives NaN.

export { erf } from "./math/error-function.ts";
export { exp } from "./math/exponential.ts";
export { log, log1p } from "./math/logarithm.ts";
export { integerPower, power } from "./math/power.ts";
export { sigmoid, softplus, tanh } from "./math/squashing.ts";
export { cos, sin } from "./math/trigonometry.ts";
