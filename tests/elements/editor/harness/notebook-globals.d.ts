// Stands in for the notebook's own functions.
export {};
declare global {
  /** Shows a value. */
  function display(value: unknown): void;
}
