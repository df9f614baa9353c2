/** Why a template, or a part of it, has no form in the model. Caught where the template is lifted. */
export class Unliftable extends Error {
  override readonly name = "Unliftable";
}

export function unliftable(why: string): never {
  throw new Unliftable(why);
}
