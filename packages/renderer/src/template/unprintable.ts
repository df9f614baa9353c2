/** Something that the model can say and no template of ours says. `render` makes a diagnostic of it. */
export class Unprintable extends Error {
  override readonly name = "Unprintable";
}

export function unprintable(what: string): never {
  throw new Unprintable(what);
}
