/** The variables that can be seen at a place, each with its slot in the frame. */
export class Scope {
  readonly #names: string[] = ["$"];
  /** Whether the variable holds an element of a range, which Go sees through an interface. */
  readonly #ranged: boolean[] = [false];

  mark(): number {
    return this.#names.length;
  }

  pop(mark: number): void {
    this.#names.length = mark;
    this.#ranged.length = mark;
  }

  declare(name: string, ranged: boolean): number {
    this.#names.push(name);
    this.#ranged.push(ranged);
    return this.#names.length - 1;
  }

  slotOf(name: string): number {
    return this.#names.lastIndexOf(name);
  }

  isRanged(name: string): boolean {
    return this.#ranged[this.slotOf(name)] === true;
  }
}
