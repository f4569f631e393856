// %%
class Box {
  volume() {
    return 8;
  }
}
const describe = (box) => `volume ${box.volume()}`;

// %%
Box.prototype.volume = () => 27;

// %%
describe(new Box())
