// %%
interface Named {
  readonly name: string;
}

abstract class Shape implements Named {
  abstract readonly name: string;
  abstract area(): number;
  toString(): string {
    return `${this.name} ${this.area()}`;
  }
}

// %%
class Square extends Shape {
  readonly name: string = "square";
  constructor(protected readonly side: number) {
    super();
  }
  area(): number {
    return this.side ** 2;
  }
}

// %%
class Cube extends Square {
  override readonly name = "cube";
  override area(): number {
    return 6 * super.area();
  }
}

// %%
[new Square(2), new Cube(2)].map(String)
