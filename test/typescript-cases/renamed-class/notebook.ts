// %%
class Box {
  constructor(readonly side: number) {}
}
interface Lid {
  box: Box;
}

// %%
const lid: Lid = { box: new Box(2) };
lid.box.side
