// Rough definitions: the names a cell seems to define while its text cannot be parsed.
//
// So a missing bracket is one error in one cell, and not an unknown name in every cell that follows.

/** Names declared at the start of a line, in the order of the text. */
export function roughDefinitions(source: string): string[] {
  const names: string[] = [];
  for (const [, single, list] of source.matchAll(declaration)) {
    if (single) names.push(single);
    for (const part of list?.split(",") ?? []) {
      const name = /[\p{ID_Start}$_][\p{ID_Continue}$]*\s*$/u.exec(part.split("=")[0] ?? "")?.[0];
      if (name) names.push(name.trim());
    }
  }
  return [...new Set(names)];
}

const declaration =
  /^(?:export\s+)?(?:async\s+)?(?:(?:const|let|var|function\*?|class|import\s*\*\s*as)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)|(?:const|let|var|import)\s*[{[]([^}\]]*)[}\]])/gmu;
