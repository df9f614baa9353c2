import * as model from "@chartwright/model";

/**
 * Names that the code of a chart has for something else: what it may import, and what its functions are given. What is
 * named after the input takes another; the classes of kinds begin with a capital, and nothing here does.
 */
export function takenNames(): Set<string> {
  const context = ["context", "values", "names", "labels", "release", "chart", "files"];
  // Values are declared outside of the functions in which such names stand.
  const library = Object.keys(model).filter((each) => each !== "v");
  return new Set([...library, "blocks", "crds", "metadata", "serviceAccountName", ...context]);
}
