/** Distinct values in the order in which they first occur, so that files can name them by index. */
export class Dictionary<T> {
  readonly items: T[] = [];
  private readonly indexes = new Map<string, number>();

  /** The index of a value; values are equal if their JSON is. */
  findIndex(item: T): number {
    const key = JSON.stringify(item);
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    this.indexes.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}
