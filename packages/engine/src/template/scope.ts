/** In place of the number of a loop. */
export const noLoop: number = -1;

/** The variables that can be seen at a place, each with its slot in the frame. */
export class Scope {
  readonly #names: string[] = ["$"];
  /** The loop of which the variable holds an element, counted from the outermost; -1 where it holds none. */
  readonly #loops: number[] = [noLoop];
  /** How many loops are around the place. */
  depth = 0;

  mark(): number {
    return this.#names.length;
  }

  pop(mark: number): void {
    this.#names.length = mark;
    this.#loops.length = mark;
  }

  /** @param loop the loop of which the variable holds an element. */
  declare(name: string, loop: number = noLoop): number {
    this.#names.push(name);
    this.#loops.push(loop);
    return this.#names.length - 1;
  }

  slotOf(name: string): number {
    return this.#names.lastIndexOf(name);
  }

  loopOf(name: string): number {
    return this.#loops[this.slotOf(name)] ?? noLoop;
  }
}
