// %%
class Tank {
  level = 3;
  fill(by: number): this {
    this.level += by;
    return this;
  }
}

const gauge = {
  unit: "l",
  read(tank: Tank): string {
    return tank.level + this.unit;
  },
};

// %%
gauge.read(new Tank().fill(4))
